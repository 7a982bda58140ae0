import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "cache",
  summary: "Redis as the shared cache of production.",
  requires: ["redis"],
});
