import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "cors",
  summary: "Cross-origin requests from the origins that the environment lists.",
  packages: () => ({ runtime: ["django-cors-headers"] }),
});
