import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "token-auth",
  summary: "Fixed API tokens for machines.",
  reference: "drf-guidelines#token",
  requires: ["drf"],
  elsewhere: {
    unavailable: () => "so far it builds on parts that only projects of create-django-expert have",
  },
});
