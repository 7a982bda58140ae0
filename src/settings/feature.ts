import type { ChangeSet } from "../changes/change-set.ts";
import type { Project } from "../project/project.ts";
import type { ComparedRun } from "./equality.ts";

/** What planning a change of the settings as a whole came to. */
export type SettingsPlan =
  | {
      state: "planned";
      /** The dotted name that the settings had before. */
      module: string;
      /** What has to be equal before and after. */
      runs: readonly ComparedRun[];
      /** What the user has to know, a line each. */
      notes: readonly string[];
      next: readonly string[];
    }
  /** There is nothing to do, or it cannot be done safely; why. */
  | { state: "already" | "unavailable"; reason: string };

/** A feature of `add` that rearranges the settings, and must not change what they are. */
export interface SettingsFeature {
  name: string;
  summary: string;
  plan: (project: Project, changes: ChangeSet) => SettingsPlan;
}
