import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "ai",
  summary: "A skill with references, rules and tools for coding assistants.",
  elsewhere: { leaveOut: ["pyproject.toml"] },
  reference: "workflow#agents",
});
