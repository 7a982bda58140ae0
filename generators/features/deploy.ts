import { otherStack } from "../../src/foreign/other-stack.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "deploy",
  summary:
    "A release takes the place of another without a failed request, and goes back as easily.",
  reference: "production-deployment#deploy-process",
  requires: ["docker"],
  elsewhere: {
    // A stack of their own knows other services than those that are replaced here.
    unavailable: (project) => {
      const other = otherStack(project);
      return (
        other &&
        `a release replaces services of a stack of ours, and ${other.reason}; django-expert add docker --replace makes one`
      );
    },
  },
  next: () => [
    "scripts/deploy.sh puts what is checked out into production; deploy/README.md tells how",
  ],
});
