import { excerpt } from "./excerpt.ts";
import type { Management } from "./management.ts";
import type { Outcome } from "./processes.ts";
import type { Environment, Subject } from "./runner.ts";
import type { Service } from "./services.ts";

/** Each profile has the steps of those before it. */
export const PROFILES = ["quick", "default", "full"] as const;
export type Profile = (typeof PROFILES)[number];

/** The lines of the report, in their order; a line tells of one or more steps. */
export const LINES = [
  "environment",
  "changes",
  "lint",
  "types",
  "checks",
  "migrations",
  "tests",
  "api schema",
  "agents file",
  "production",
] as const;
export type Line = (typeof LINES)[number];

/** What a step found. */
export type Finding =
  | { status: "passed"; detail: string }
  | { status: "failed"; detail: string; lines: readonly string[]; output: string }
  /** `unverified`: there is something to verify, and it could not be done here. */
  | { status: "skipped"; detail: string; unverified: boolean; next?: string };

export interface StepContext extends Subject {
  environment: Environment;
  management: Management;
  /** What .env.example sets, with random secret keys. */
  variables: Readonly<Record<string, string>>;
  /** What these variables name. */
  services: readonly Service[];
  /** Whether a package is among the dependencies, by its normalised name. */
  has(name: string): boolean;
  progress(text: string): void;
}

export interface Step {
  id: string;
  /** For --help and --json. */
  title: string;
  line: Line;
  profile: Profile;
  /** Measures time, and so must not share the machine with others. */
  isTimed?: true;
  run(context: StepContext): Promise<Finding>;
}

export function passed(detail: string): Finding {
  return { status: "passed", detail };
}

/**
 * @param detail what fell short, in a few words
 * @param wanted the lines of the output to show, in the order of preference; see `excerpt`
 */
export function failed(
  detail: string,
  { output }: Pick<Outcome, "output">,
  wanted: readonly RegExp[] = [],
): Finding {
  return { status: "failed", detail, lines: excerpt(output, wanted), output };
}

/** The project has nothing that this step could verify. */
export function inapplicable(detail: string): Finding {
  return { status: "skipped", detail, unverified: false };
}

/** The project has it, and it cannot be verified here. */
export function unverified(detail: string, next?: string): Finding {
  return { status: "skipped", detail, unverified: true, ...(next && { next }) };
}
