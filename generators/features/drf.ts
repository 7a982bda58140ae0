import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "drf",
  summary:
    "Django REST framework: versioned URLs, pagination, filters, throttles, problem details.",
  packages: () => ({
    runtime: ["django-filter", "djangorestframework"],
    dev: ["djangorestframework-stubs"],
  }),
});
