import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "password-validation",
  summary: "New passwords are held against Django's own validators, and hashed by Argon2.",
  reference: "security-checklist#passwords",
  isBasic: true,
  packages: () => ({ runtime: ["argon2-cffi"] }),
  elsewhere: {
    // Tests and data of development may well have weak passwords.
    inProduction: true,
  },
});
