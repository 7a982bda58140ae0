import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "docker",
  summary: "A small image that runs as nobody, Compose for development, and a production stack.",
  reference: "production-deployment#docker",
  requires: ["health", "static"],
  packages: () => ({ prod: ["gunicorn"] }),
  elsewhere: {
    // What runs in it has its names, its key and its database from the environment: the stack brings a server.
    requires: ["health", "static", "env", "database"],
    // How a repository is developed is settled.
    leaveOut: ["compose.yaml"],
    unavailable: (project) =>
      project.packages.requested.has("django") || project.packages.manager === "none"
        ? undefined
        : "no file says which packages the project needs",
  },
  next: () => ["docker compose -f compose.production.yaml up --build starts all of production"],
});
