import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "axes",
  summary: "Lockout after failed logins, by django-axes.",
  packages: () => ({ runtime: ["django-axes"] }),
});
