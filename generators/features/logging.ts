import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "logging",
  summary: "JSON logs with a request id that follows a request through every line.",
});
