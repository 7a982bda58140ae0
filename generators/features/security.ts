import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "security",
  summary: "Permissions policy, cross-origin isolation and a staged HSTS for production.",
});
