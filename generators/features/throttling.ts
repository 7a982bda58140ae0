import { signsOf } from "../../src/foreign/signs.ts";
import { unsharedCache } from "../../src/foreign/shared-cache.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "throttling",
  summary: "Rates for the API, lower ones for its logins, counted by all processes.",
  reference: "drf-guidelines#throttling",
  partOf: "drf",
  elsewhere: {
    requires: ["drf", "cache"],
    there: (project) => signsOf(project, "throttling"),
    extends: ["REST_FRAMEWORK"],
    unavailable: unsharedCache,
    plan: async () => (await import("../../src/foreign/logins.ts")).scopeLogins,
  },
});
