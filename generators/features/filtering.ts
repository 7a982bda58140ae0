import { signsOf } from "../../src/foreign/signs.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "filtering",
  summary: "Filters, search and order for lists of the API, by django-filter.",
  reference: "drf-guidelines#filtering-search",
  partOf: "drf",
  packages: () => ({ runtime: ["django-filter"] }),
  elsewhere: {
    requires: ["drf"],
    there: (project) => signsOf(project, "filtering"),
    extends: ["REST_FRAMEWORK"],
    since: { django: "2.2" },
  },
});
