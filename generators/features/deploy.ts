import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "deploy",
  summary:
    "A release takes the place of another without a failed request, and goes back as easily.",
  reference: "production-deployment#deploy-process",
  requires: ["docker"],
  next: () => [
    "scripts/deploy.sh puts what is checked out into production; deploy/README.md tells how",
  ],
});
