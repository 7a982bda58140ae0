import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "openapi",
  summary: "An OpenAPI schema with its documentation, by drf-spectacular.",
  requires: ["drf"],
  packages: () => ({ runtime: ["drf-spectacular"] }),
});
