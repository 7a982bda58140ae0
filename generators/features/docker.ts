import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "docker",
  summary: "A small image that runs as nobody, Compose for development, and a production stack.",
  requires: ["health", "static"],
  next: () => ["docker compose -f compose.production.yaml up --build starts all of production"],
});
