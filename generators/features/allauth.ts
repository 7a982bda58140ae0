import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "allauth",
  summary: "Sign-up, login, password reset and two-factor authentication by django-allauth.",
  reference: "security-checklist#auth",
  requires: ["pages", "email"],
  packages: () => ({ runtime: ["django-allauth"] }),
  elsewhere: {
    unavailable: () => "so far it builds on parts that only projects of create-django-expert have",
  },
});
