import { signsOf } from "../../src/foreign/signs.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "versioning",
  summary: "Versions of the API that clients ask for, without a change for those that do not.",
  reference: "drf-guidelines#versioning",
  partOf: "drf",
  elsewhere: {
    requires: ["drf"],
    there: (project) => signsOf(project, "versioning"),
    extends: ["REST_FRAMEWORK"],
  },
});
