/** Exit statuses of both commands, as the command-line contract fixes them. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  manual: 3,
  unverified: 4,
  interrupted: 130,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

export interface FailureDetails {
  /** Stable identifier in kebab case, such as `folder-not-empty`; `explain` looks it up. */
  code: string;
  /** What went wrong and where, in one sentence. */
  message: string;
  /** What the user does next, in the imperative; a command where there is one. */
  next?: string;
  /** Further lines, such as the files that are in the way. */
  details?: readonly string[];
  exit?: ExitStatus;
  cause?: unknown;
}

/**
 * A failure that is the user's to see: it is printed without a stack trace.
 * Anything else that is thrown is a defect of ours and is printed as such.
 */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly code: string;
  readonly exit: ExitStatus;
  readonly next: string | undefined;
  readonly details: readonly string[];

  constructor({ code, message, next, details = [], exit = EXIT.failed, cause }: FailureDetails) {
    super(message, { cause });
    this.code = code;
    this.exit = exit;
    this.next = next;
    this.details = details;
  }
}

/** A refusal of the input: nothing was written. Exit status 2. */
export function usage(
  code: string,
  message: string,
  next?: string,
  details?: readonly string[],
): Failure {
  return new Failure({
    code,
    message,
    exit: EXIT.usage,
    ...(next && { next }),
    ...(details && { details }),
  });
}
