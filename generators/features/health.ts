import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "health",
  summary: "Liveness and readiness at /health/, for load balancers and probes.",
});
