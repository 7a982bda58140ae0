import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "deploy",
  summary:
    "A release takes the place of another without a failed request, and goes back as easily.",
  reference: "production-deployment#deploy-process",
  requires: ["docker"],
  elsewhere: {
    // A stack of their own knows other services than those that are replaced here.
    unavailable: ({ tree }) => {
      const stack = tree.list().find((path) => /(?:^|\/)compose\.production\.yaml$/.test(path));
      const text = stack === undefined ? "" : (tree.read(stack) ?? "");
      return stack === undefined || (/^ {2}web:/m.test(text) && /^ {2}migrate:/m.test(text))
        ? undefined
        : `${stack} has no services web and migrate, which a release replaces`;
    },
  },
  next: () => [
    "scripts/deploy.sh puts what is checked out into production; deploy/README.md tells how",
  ],
});
