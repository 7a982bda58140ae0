import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "static",
  summary: "Static files with hashed names, compressed and served by WhiteNoise.",
  reference: "production-deployment#static",
  packages: () => ({ runtime: ["whitenoise"] }),
  elsewhere: {
    leaveOut: ["config/settings/test.py"],
    enoughInProduction: true,
  },
});
