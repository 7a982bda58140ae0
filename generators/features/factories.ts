import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "factories",
  summary: "A factory for every model that lacks one, with a test that its rows are valid.",
  reference: "testing-strategies#factories-vs-fixtures",
  isBasic: true,
  elsewhere: {
    there: (project) =>
      ["model-bakery", "mixer"].find((name) => project.has(name) && !project.has("factory-boy")),
    since: { django: "2.2" },
    plan: async () => (await import("../../src/foreign/factories.ts")).planFactories,
  },
});
