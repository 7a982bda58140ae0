import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "k8s",
  summary: "Kubernetes manifests: deployment, service, ingress, migration job, autoscaling.",
  reference: "production-deployment#k8s",
  requires: ["docker"],
  unavailable: ({ database }) =>
    database === "sqlite"
      ? "SQLite is a file on one machine, which pods on several cannot share"
      : undefined,
});
