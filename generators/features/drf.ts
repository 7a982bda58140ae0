import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "drf",
  summary:
    "Django REST framework: versioned URLs, pagination, filters, throttles, problem details.",
  reference: "drf-guidelines#serializers",
  packages: () => ({
    runtime: ["django-filter", "djangorestframework"],
    dev: ["djangorestframework-stubs"],
  }),
  elsewhere: {
    there: (project) => (project.parts.drf ? "Django REST framework" : undefined),
    // Which addresses an API has, and who may ask it, is for those who write it.
    leaveOut: ["apps/users/", "apps/core/tests/", "config/api_v1.py", "config/urls.py"],
  },
});
