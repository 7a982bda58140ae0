import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "email",
  summary: "Outgoing mail by SMTP from the environment, in text and HTML.",
});
