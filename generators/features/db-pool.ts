import { databaseOf } from "../../src/foreign/database-of.ts";
import { isFrom } from "../../src/foreign/lines.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "db-pool",
  summary: "Connections to the database that are kept, and checked before they are used.",
  reference: "production-deployment#pooling",
  isBasic: true,
  requires: ["env"],
  elsewhere: {
    unavailable: (project) =>
      databaseOf(project) === "sqlite" && !isFrom(project.django?.line ?? "5.1", "5.1")
        ? "SQLite is a file, to which no connections are kept; with a server, django-expert add database first"
        : undefined,
  },
});
