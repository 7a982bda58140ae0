import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "db-pool",
  summary: "Connections to the database that are kept, and checked before they are used.",
  reference: "production-deployment#pooling",
  isBasic: true,
  requires: ["env"],
});
