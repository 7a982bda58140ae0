import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "cache",
  summary: "Redis as the shared cache of production.",
  reference: "performance-optimization#caching-layers",
  requires: ["redis"],
  elsewhere: {
    there: (project) => {
      const place = project.settings?.places.get("CACHES")?.[0];
      return place && `CACHES of ${place.path}`;
    },
    since: { django: "4.0" },
  },
});
