import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "jwt",
  summary: "JSON Web Tokens that rotate and can be revoked, by simplejwt.",
  requires: ["drf"],
  packages: () => ({ runtime: ["djangorestframework-simplejwt"] }),
});
