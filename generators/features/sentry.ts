import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "sentry",
  summary: "Errors and traces sent to Sentry, without personal data.",
  reference: "production-deployment#sentry",
  packages: () => ({ runtime: ["sentry-sdk"] }),
  elsewhere: {
    there: (project) => (project.has("sentry-sdk") ? "sentry-sdk" : undefined),
    since: { python: "3.8" },
  },
});
