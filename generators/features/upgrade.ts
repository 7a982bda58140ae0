import { defineFeature } from "../../src/recipes/feature.ts";

const NEXT: Readonly<Record<string, string>> = {
  "5.2": "5.2 LTS is supported to April 2028; 6.0 and 6.1 come after it, one at a time",
  "6.0": "6.0 is supported to April 2027: go on to 6.1",
  "6.1": "6.1 is supported to December 2027: go on to 6.2 LTS when it is there",
};

export default defineFeature({
  name: "upgrade",
  summary:
    "What the next Django will not have: rewritten before each commit, refused in CI, and listed.",
  reference: "workflow#upgrade",
  packagesWith: { lint: { dev: ["django-upgrade"] } },
  elsewhere: {
    leaveOut: [".pre-commit-config.yaml", ".github/", ".gitlab-ci.yml"],
    plan: async () => (await import("../../src/foreign/upgrade.ts")).planUpgrade,
  },
  next: ({ django }) => [NEXT[django]!],
});
