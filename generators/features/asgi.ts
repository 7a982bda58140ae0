import { defineFeature } from "../../src/recipes/feature.ts";

const SERVERS = ["uvicorn", "daphne", "hypercorn", "granian"];

export default defineFeature({
  name: "asgi",
  summary: "Served by ASGI: views that wait hold no worker, and one process answers many of them.",
  reference: "production-deployment#asgi",
  elsewhere: {
    there: (project) =>
      project.tree.list().some((path) => /(?:^|\/)asgi\.py$/.test(path))
        ? SERVERS.find((name) => project.has(name))
        : undefined,
    since: { django: "3.1" },
    // There an image is started by uvicorn itself: their gunicorn may know no ASGI.
    leaveOut: ["gunicorn.conf.py"],
    plan: async () => (await import("../../src/foreign/asgi.ts")).planAsgi,
  },
});
