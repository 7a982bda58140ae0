import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const RUFF = "@astral-sh/ruff-wasm-nodejs/ruff_wasm_bg.wasm";

/** What stands beside the bundle in `dist/`: src/python/grammar.ts and Ruff's loader read it there. */
const FILES = [
  "web-tree-sitter/web-tree-sitter.wasm",
  "tree-sitter-python/tree-sitter-python.wasm",
  RUFF,
];

/** The folder `dist/` as a URL, in modules of the bundle that ask for it by this name. */
export const DIST = "__distFolder";

/** The WebAssembly files by their names. */
export async function wasmFiles() {
  const { resolve } = createRequire(import.meta.url);
  return Promise.all(
    FILES.map(async (file) => [file.split("/").at(-1), await readFile(resolve(file))]),
  );
}

/** Lets Ruff's loader, which expects its WebAssembly beside it, find it in `dist/`. */
export const ruffPlugin = {
  name: "ruff",
  setup(build) {
    build.onLoad({ filter: /[\\/]ruff_wasm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replace(
        "`${__dirname}/ruff_wasm_bg.wasm`",
        `new URL("ruff_wasm_bg.wasm", ${DIST})`,
      );
      if (contents === source)
        throw new Error("Ruff's loader no longer reads its WebAssembly from __dirname");
      return { contents };
    });
  },
};
