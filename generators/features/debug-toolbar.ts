import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "debug-toolbar",
  summary: "The Django Debug Toolbar, in development alone.",
  reference: "performance-optimization#profiling-tools",
  packages: () => ({ dev: ["django-debug-toolbar"] }),
  elsewhere: {
    there: (project) =>
      project.installedApps.find(({ module }) => module === "debug_toolbar")?.module,
    // Before, there was no module of its addresses.
    since: { django: "2.2" },
    unavailable: ({ environments, settings }) =>
      environments.development === undefined ||
      settings?.places.get("INSTALLED_APPS")?.[0]?.path === settings?.path
        ? "it needs settings of development of their own: add split-settings first"
        : undefined,
  },
});
