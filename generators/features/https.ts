import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "https",
  summary: "HTTPS alone in production: redirects, HSTS, and cookies that need it.",
  reference: "production-deployment#https-ssl",
  isBasic: true,
  elsewhere: {
    // A server that answers to no name serves nobody, by HTTPS or not.
    requires: ["env"],
  },
});
