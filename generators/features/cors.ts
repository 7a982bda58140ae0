import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "cors",
  summary: "Cross-origin requests from the origins that the environment lists.",
  reference: "security-checklist#cors",
  packages: () => ({ runtime: ["django-cors-headers"] }),
  elsewhere: {
    there: (project) => project.middleware.find((one) => /\bcors\w*\.middleware\./i.test(one)),
    leaveOut: ["apps/core/tests/"],
  },
});
