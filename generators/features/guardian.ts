import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "guardian",
  summary: "Permissions on single objects, by django-guardian.",
  reference: "security-checklist#object-permissions",
  packages: () => ({ runtime: ["django-guardian"] }),
  elsewhere: { since: { django: "2.2" } },
});
