import { EXIT, Failure } from "../errors.ts";

/** Why a change is refused, and where that shows. */
export interface Refusal {
  code:
    | "syntax"
    | "unknown-import"
    | "undefined-name"
    | "hidden-module"
    | "lost-app"
    | "lost-model"
    | "lost-route"
    | "lost-test";
  /** Relative to the repository. */
  path: string;
  /** 1-based; of the file as it will be, or as it was where it is something lost. */
  line: number;
  message: string;
}

/** Refusals as the one error that a user sees: nothing was written yet. */
export function refusalFailure(refusals: readonly Refusal[]): Failure {
  return new Failure({
    code: "static-gate",
    message:
      refusals.length === 1
        ? "The change was refused, because it would break the project."
        : `The change was refused, because it would break the project in ${refusals.length} places.`,
    details: refusals.map(({ path, line, message }) => `${path}:${line}: ${message}`),
    next: "Nothing was written. Make the change by hand where this is what you want.",
    exit: EXIT.unverified,
  });
}
