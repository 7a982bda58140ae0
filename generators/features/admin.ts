import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "admin",
  summary: "An admin site of its own name, with import, export and the history of every change.",
  reference: "admin#registration",
  // Its site is a class of the project's own, so that another view answers for each of the admin's URLs.
  replaces: { routes: ["admin:*"] },
  packages: () => ({ runtime: ["django-import-export", "django-simple-history"] }),
  elsewhere: {
    unavailable: () => "so far it builds on parts that only projects of create-django-expert have",
  },
});
