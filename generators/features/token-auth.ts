import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "token-auth",
  summary: "Fixed API tokens for machines.",
  requires: ["drf"],
});
