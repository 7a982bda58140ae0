import { isFrom } from "../../src/foreign/lines.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "celery",
  summary: "Background tasks: worker, schedule, results and queues, by Celery.",
  reference: "async-and-tasks#celery-setup",
  requires: ["redis"],
  packages: () => ({ runtime: ["celery", "django-celery-results"], dev: ["celery-types"] }),
  elsewhere: {
    // On Pythons before 3.8, what Celery of that time reads entry points with has changed since.
    packages: ({ django }) => ({
      runtime: [
        "celery",
        "django-celery-results",
        ...(django && !isFrom(django.line, "2.2") ? ["importlib-metadata"] : []),
      ],
      dev: ["celery-types"],
    }),
    there: (project) => (project.parts.celery ? "Celery" : undefined),
    plan: async () => (await import("../../src/foreign/worker.ts")).planWorker,
  },
});
