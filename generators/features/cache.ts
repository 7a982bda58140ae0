import { sharedCache } from "../../src/foreign/shared-cache.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "cache",
  summary: "Redis as the shared cache of production.",
  reference: "performance-optimization#caching-layers",
  requires: ["redis"],
  elsewhere: {
    there: (project) => {
      const place = sharedCache(project);
      return place && `CACHES of ${place.path}`;
    },
    since: { django: "4.0" },
  },
});
