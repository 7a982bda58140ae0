import { signsOf } from "../../src/foreign/signs.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "versioning",
  summary: "Versions of the API that clients ask for, without a change for those that do not.",
  reference: "drf-guidelines#versioning",
  partOf: "drf",
  elsewhere: {
    requires: ["drf"],
    // The addresses of ours have their version; those of others stay as they are.
    standsAlone: true,
    there: (project) => signsOf(project, "versioning"),
    extends: ["REST_FRAMEWORK"],
  },
});
