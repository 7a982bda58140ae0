import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "password-validation",
  summary: "New passwords are held against Django's own validators.",
  reference: "security-checklist#passwords",
  isBasic: true,
  elsewhere: {
    // Tests and data of development may well have weak passwords.
    inProduction: true,
  },
});
