import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "ci",
  summary: "A pipeline that runs the checks this project is proven by.",
  reference: "production-deployment#ci-cd",
  elsewhere: {
    leaveOut: [".github/dependabot.yml"],
  },
});
