import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "guardian",
  summary: "Permissions on single objects, by django-guardian.",
  packages: () => ({ runtime: ["django-guardian"] }),
});
