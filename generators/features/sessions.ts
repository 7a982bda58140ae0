import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "sessions",
  summary: "Sessions in the cache, written through to the database, with short-lived cookies.",
  reference: "production-deployment#sessions",
  requires: ["cache"],
});
