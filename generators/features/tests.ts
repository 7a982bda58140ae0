import { defineFeature } from "../../src/recipes/feature.ts";

/** A module of tests, wherever a repository has them. */
const TESTS = /(?:^|\/)(?:tests?\/(?:.*\/)?[^/]*\.py|tests?\.py|test_[^/]+\.py|[^/]+_tests?\.py)$/;

export default defineFeature({
  name: "tests",
  summary: "Settings for tests, a runner, and first tests: addresses, admin, migrations.",
  reference: "testing-strategies#testcase-vs-pytest",
  isBasic: true,
  elsewhere: {
    there: ({ tree }) =>
      tree
        .list()
        .find(
          (path) => TESTS.test(path) && /^\s*(?:async )?def test_/m.test(tree.read(path) ?? ""),
        ),
    since: { django: "2.0" },
    plan: async () => (await import("../../src/foreign/tests.ts")).planTests,
  },
});
