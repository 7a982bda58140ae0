import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "csp",
  summary: "A content security policy with nonces, reported first where wanted.",
  // Django has its own from 6.0.
  packages: ({ django }) => (django === "5.2" ? { runtime: ["django-csp"] } : {}),
});
