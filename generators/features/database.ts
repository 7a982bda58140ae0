import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "database",
  summary: "The database of production from DATABASE_URL.",
  reference: "production-deployment#database",
  isBasic: true,
  requires: ["env"],
});
