// Proves every pairwise row of options in containers. MATRIX_SEED picks other rows, MATRIX_ROWS fewer.
import { startVitest } from "vitest/node";

process.env.MATRIX_ROWS ??= "all";
const vitest = await startVitest("test", ["test/proof/matrix"], {
  watch: false,
  maxConcurrency: 2,
});
await vitest.close();
