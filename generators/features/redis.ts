import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "redis",
  summary: "The Redis server that the cache, tasks and WebSockets share.",
  reference: "production-deployment#cache",
  supporting: true,
  packages: () => ({ runtime: ["redis"] }),
});
