import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "proxies",
  summary: "Where a request came from, as far as our own proxies vouch for it.",
  supporting: true,
});
