import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "i18n",
  summary: "Translations: languages, locale paths and the language of each request.",
  next: () => ["Compile the translations with manage.py compilemessages, which needs gettext"],
});
