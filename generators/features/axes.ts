import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "axes",
  summary: "Lockout after failed logins, by django-axes.",
  reference: "security-checklist#rate-limiting",
  packages: () => ({ runtime: ["django-axes"] }),
  elsewhere: {
    unavailable: () => "so far it builds on parts that only projects of create-django-expert have",
  },
});
