import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "env",
  summary: "The secret key and the hosts of production from the environment.",
  reference: "production-deployment#env-secrets",
  isBasic: true,
  packages: () => ({ runtime: ["django-environ"] }),
  // Settings that have a reader of their own go on with that: what imports this one asks for it.
  elsewhere: { packages: () => ({}) },
});
