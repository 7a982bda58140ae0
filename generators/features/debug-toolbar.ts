import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "debug-toolbar",
  summary: "The Django Debug Toolbar, in development alone.",
  packages: () => ({ dev: ["django-debug-toolbar"] }),
});
