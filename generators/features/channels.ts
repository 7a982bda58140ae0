import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "channels",
  summary: "WebSockets: routing, authentication and a tested consumer, by Channels.",
  reference: "async-and-tasks#channels-setup",
  requires: ["redis"],
  packages: () => ({
    runtime: ["channels", "channels-redis"],
    dev: ["daphne"],
    prod: ["uvicorn"],
  }),
  elsewhere: {
    there: (project) => (project.parts.channels ? "Channels" : undefined),
    since: { django: "3.2" },
    plan: async () => (await import("../../src/foreign/asgi.ts")).planWebsockets,
  },
});
