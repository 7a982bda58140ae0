import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "celery",
  summary: "Background tasks: worker, schedule, results and queues, by Celery.",
  reference: "async-and-tasks#celery-setup",
  requires: ["redis"],
  packages: () => ({ runtime: ["celery", "django-celery-results"], dev: ["celery-types"] }),
  elsewhere: {
    there: (project) => (project.parts.celery ? "Celery" : undefined),
    plan: async () => (await import("../../src/foreign/worker.ts")).planWorker,
  },
});
