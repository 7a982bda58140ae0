import type { Line } from "./step.ts";

/** What became of a step; `--json` prints it as it is. */
export interface StepResult {
  id: string;
  title: string;
  line: Line;
  status: "passed" | "failed" | "skipped";
  ms: number;
  /** What was found, or why the step was skipped. */
  detail: string;
  /** Skipped although the project has what it verifies. */
  unverified?: true;
  /** What to do so that it can be verified. */
  next?: string;
  /** Of a step that failed: the lines that say why. */
  lines?: readonly string[];
  /** Of a step that failed: the file with all that was said. */
  log?: string;
}

/** Told of a verification while it goes on. Steps may run at the same time. */
export interface VerificationReporter {
  /** The steps that will run. */
  planned(steps: readonly { id: string; line: Line }[]): void;
  /** Where they will run: `in a container (python:3.13-slim)`. */
  placed(where: string): void;
  started(id: string): void;
  progress(id: string, text: string): void;
  finished(result: StepResult): void;
}

/** Tells nobody. */
export const SILENT: VerificationReporter = {
  planned: () => undefined,
  placed: () => undefined,
  started: () => undefined,
  progress: () => undefined,
  finished: () => undefined,
};
