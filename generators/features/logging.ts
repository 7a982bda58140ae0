import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "logging",
  summary: "JSON logs with a request id that follows a request through every line.",
  reference: "production-deployment#logging",
  elsewhere: {
    there: (project) => {
      const place = project.settings?.places.get("LOGGING")?.[0];
      return place && `LOGGING of ${place.path}`;
    },
    since: { django: "3.2", python: "3.11" },
  },
});
