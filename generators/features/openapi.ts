import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "openapi",
  summary: "An OpenAPI schema with its documentation, by drf-spectacular.",
  reference: "drf-guidelines#schema-openapi",
  requires: ["drf"],
  packages: () => ({ runtime: ["drf-spectacular"] }),
  elsewhere: {
    there: (project) =>
      project.installedApps.find(({ module }) => /^(?:drf_spectacular|drf_yasg)$/.test(module))
        ?.module,
    extends: ["REST_FRAMEWORK"],
    since: { django: "2.2" },
  },
});
