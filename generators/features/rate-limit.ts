import { unsharedCache } from "../../src/foreign/shared-cache.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "rate-limit",
  summary: "A limit on how often each account or address may ask, counted by all processes.",
  reference: "security-checklist#rate-limiting",
  // What a process counts for itself is no limit.
  requires: ["cache", "proxies"],
  elsewhere: {
    there: (project) =>
      project.middleware.find((one) => /rate_?limit|throttl/i.test(one)) ??
      (project.has("django-ratelimit") ? "django-ratelimit" : undefined),
    since: { django: "3.2", python: "3.8" },
    unavailable: unsharedCache,
  },
});
