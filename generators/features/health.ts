import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "health",
  summary: "Liveness and readiness at /health/, for load balancers and probes.",
  reference: "production-deployment#health",
  elsewhere: {
    there: (project) =>
      project.routes.find(
        ({ route, view }) =>
          /^\^?(?:[\w-]+\/)?_*(?:health|healthz|healthcheck|health-check|livez|ping)\/?\$?$/.test(
            route,
          ) && !/\bhealth\.(?:live|ready)$/.test(view),
      )?.route,
  },
});
