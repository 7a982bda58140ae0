import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "channels",
  summary: "WebSockets: routing, authentication and a tested consumer, by Channels.",
  requires: ["redis"],
  packages: () => ({
    runtime: ["channels", "channels-redis"],
    dev: ["daphne"],
    prod: ["uvicorn"],
  }),
});
