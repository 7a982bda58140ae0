import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "i18n",
  summary: "Translations: languages, locale paths and the language of each request.",
  reference: "forms-and-templates#i18n",
  next: () => ["Compile the translations with manage.py compilemessages, which needs gettext"],
  elsewhere: {
    // Which languages there are is known there, and whether what is compiled is committed.
    leaveOut: ["apps/core/tests/", "locale/", ".gitignore"],
    plan: async () => (await import("../../src/foreign/translations.ts")).planTranslations,
  },
});
