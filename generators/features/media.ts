import { defineFeature } from "../../src/recipes/feature.ts";

/** django-storages with the client of each service. */
const EXTRAS = {
  s3: "django-storages[s3]",
  gcs: "django-storages[google]",
  azure: "django-storages[azure]",
} as const;

export default defineFeature({
  name: "media",
  summary: "Uploaded files in object storage (S3, Google Cloud or Azure), limits and signed links.",
  reference: "production-deployment#media-storage",
  packages: ({ storage }) => ({ prod: [EXTRAS[storage]] }),
  elsewhere: { since: { django: "3.2" } },
});
