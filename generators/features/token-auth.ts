import { signsOf } from "../../src/foreign/signs.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "token-auth",
  summary: "Fixed API tokens for machines.",
  reference: "drf-guidelines#token",
  requires: ["drf"],
  elsewhere: {
    there: (project) => signsOf(project, "token-auth"),
    extends: ["REST_FRAMEWORK"],
    leaveOut: ["apps/users/tests/"],
  },
});
