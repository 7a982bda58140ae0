import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "nginx",
  summary: "nginx before the application: TLS, compression, WebSockets, upload limits.",
  reference: "production-deployment#nginx",
  requires: ["docker"],
});
