import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "metrics",
  summary: "Prometheus metrics of requests and database queries, of all workers together.",
  reference: "production-deployment#monitoring",
  packages: () => ({ runtime: ["prometheus-client"] }),
  elsewhere: {
    there: (project) => (project.has("django-prometheus") ? "django-prometheus" : undefined),
    since: { django: "3.2", python: "3.8" },
  },
});
