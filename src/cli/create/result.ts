import type { ExitStatus } from "../../errors.ts";
import type { Made } from "./making.ts";
import type { Creation } from "./planning.ts";
import { firstSteps, nextOfFeatures } from "./report.ts";
import type { Proof } from "../verification.ts";

export interface ResultFrame {
  exit: ExitStatus;
  command: string;
  platform: NodeJS.Platform;
}

/** What a run did, as `--json` prints it. */
export function resultJson(
  creation: Creation,
  made: Made,
  proof: Proof,
  { exit, command, platform }: ResultFrame,
): object {
  const { answers, resolution, changes, target } = creation;
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
    next: [firstSteps(answers, target.root, platform), ...nextOfFeatures(creation)],
    again: command,
  };
}
