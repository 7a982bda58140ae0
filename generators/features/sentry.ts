import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "sentry",
  summary: "Errors and traces sent to Sentry, without personal data.",
  packages: () => ({ runtime: ["sentry-sdk"] }),
});
