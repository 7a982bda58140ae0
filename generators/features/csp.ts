import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "csp",
  summary: "A content security policy with nonces, reported first where wanted.",
  reference: "security-checklist#csp",
  // Django has its own from 6.0.
  packages: ({ django }) => (django === "5.2" ? { runtime: ["django-csp"] } : {}),
  elsewhere: {
    there: (project) => project.middleware.find((one) => /^csp\.|\.csp\./.test(one)),
    since: { django: "4.2", python: "3.8" },
  },
});
