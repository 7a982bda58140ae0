import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "allauth",
  summary: "Sign-up, login, password reset and two-factor authentication by django-allauth.",
  requires: ["pages", "email"],
  packages: () => ({ runtime: ["django-allauth"] }),
});
