import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Tests that start containers or processes share two cores on most runners.
    testTimeout: 20_000,
    maxConcurrency: 2,
  },
});
