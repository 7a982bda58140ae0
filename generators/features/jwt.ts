import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "jwt",
  summary: "JSON Web Tokens that rotate and can be revoked, by simplejwt.",
  reference: "drf-guidelines#jwt",
  requires: ["drf"],
  packages: () => ({ runtime: ["djangorestframework-simplejwt"] }),
  elsewhere: {
    unavailable: () => "so far it builds on parts that only projects of create-django-expert have",
  },
});
