import type { SettingsFeature } from "./feature.ts";

/** The features that rearrange the settings; each is loaded when it is asked for. */
export const SETTINGS_FEATURES: readonly {
  name: string;
  summary: string;
  load: () => Promise<SettingsFeature>;
}[] = [
  {
    name: "split-settings",
    summary: "A settings package with a module for each environment, every value as it was",
    load: async () => (await import("./split/plan.ts")).splitSettings,
  },
  {
    name: "secrets",
    summary: "Keys and passwords from the environment, and a list of what has to be rotated",
    load: async () => (await import("./secrets/plan.ts")).secretsFeature,
  },
];
