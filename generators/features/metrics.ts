import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "metrics",
  summary: "Prometheus metrics of requests and database queries, of all workers together.",
  packages: () => ({ runtime: ["prometheus-client"] }),
});
