import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "pages",
  summary: "Server-rendered pages: base templates, a home page, forms and error pages.",
  reference: "forms-and-templates#inheritance",
  elsewhere: {
    unavailable: () => "so far it builds on parts that only projects of create-django-expert have",
  },
});
