import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "pages",
  summary: "Server-rendered pages: base templates, a home page, forms and error pages.",
});
