import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "static",
  summary: "Static files with hashed names, compressed and served by WhiteNoise.",
  packages: () => ({ runtime: ["whitenoise"] }),
});
