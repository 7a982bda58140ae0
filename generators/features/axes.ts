import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "axes",
  summary: "Lockout after failed logins, by django-axes.",
  reference: "security-checklist#rate-limiting",
  requires: ["proxies"],
  packages: () => ({ runtime: ["django-axes"] }),
  elsewhere: {
    there: (project) =>
      project.installedApps.find(({ module }) => /^(?:axes|defender)\b/.test(module))?.module,
    since: { django: "4.2", python: "3.8" },
  },
});
