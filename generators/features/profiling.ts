import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "profiling",
  summary: "In development, how many queries a page makes, which ones again, and which are slow.",
  reference: "performance-optimization#query-profiling",
  elsewhere: {
    there: (project) =>
      project.installedApps.find(({ module }) => module === "silk")?.module ??
      project.middleware.find(
        (name) => /profil|querycount/i.test(name) && !name.endsWith(".QueryProfileMiddleware"),
      ),
    since: { django: "2.2" },
    // What is in MIDDLEWARE there, and how, decides how it gets in.
    leaveOut: ["config/settings/"],
    plan: async () => (await import("../../src/foreign/profiling.ts")).planProfiling,
  },
});
