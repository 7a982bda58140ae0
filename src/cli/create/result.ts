import type { ExitStatus } from "../../errors.ts";
import type { Made } from "./making.ts";
import type { Creation } from "./planning.ts";
import { firstSteps, nextOfFeatures, type StepsOutside } from "./first-steps.ts";
import type { Proof } from "../verification.ts";

export interface ResultFrame extends StepsOutside {
  exit: ExitStatus;
  command: string;
}

/** What a run did, as `--json` prints it. */
export function resultJson(
  creation: Creation,
  made: Made,
  proof: Proof,
  { exit, command, ...outside }: ResultFrame,
): object {
  const { answers, features, resolution, changes, target } = creation;
  return {
    ok: exit === 0,
    exit,
    directory: target.root,
    answers,
    brought: resolution.brought,
    dropped: resolution.dropped,
    files: changes.files.map(({ path, kind }) => ({ path, kind })),
    repository: made.repository,
    lock: made.lock,
    verification: proof,
    next: [
      firstSteps(answers, target.root, outside),
      ...nextOfFeatures(answers, features, outside),
    ],
    again: command,
  };
}
