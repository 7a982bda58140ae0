import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "security",
  summary: "Permissions policy, cross-origin isolation and a staged HSTS for production.",
  reference: "security-checklist#headers",
  elsewhere: {
    there: (project) =>
      project.middleware.find((one) => /permissions_policy|SecurityHeadersMiddleware$/.test(one)),
    // Other code may know the cookies by their names.
    leaveOut: ["config/settings/production.py"],
    since: { django: "3.2", python: "3.8" },
  },
});
