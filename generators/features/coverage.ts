import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "coverage",
  summary: "How much of the code tests run, measured, and a limit that it may not fall below.",
  reference: "testing-strategies#coverage",
  isBasic: true,
  elsewhere: {
    since: { django: "1.11" },
    plan: async () => (await import("../../src/foreign/coverage.ts")).planCoverage,
  },
});
