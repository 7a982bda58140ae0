import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "admin",
  summary: "An admin site of its own name, with import, export and the history of every change.",
  packages: () => ({ runtime: ["django-import-export", "django-simple-history"] }),
});
