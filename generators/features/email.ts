import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "email",
  summary: "Outgoing mail by SMTP from the environment, in text and HTML.",
  reference: "production-deployment#email",
  elsewhere: {
    there: (project) =>
      project.installedApps.find(({ module }) => /^(?:anymail|post_office|django_ses)/.test(module))
        ?.module,
    // How mail is written is settled.
    leaveOut: ["apps/core/", "templates/"],
  },
});
