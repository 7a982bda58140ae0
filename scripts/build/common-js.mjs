import * as esbuild from "esbuild";

/** An `import()` of what only a run knows, as the transformation below leaves it: a chunk cannot do that. */
const OF_USERS = /__toESM\(\s*require\(\s*(?!["'])/;

/**
 * A chunk as src/start/chunks.ts loads it: the body of a CommonJS module as a function. The bundler splits only ESM,
 * and V8 keeps compiled code only of scripts.
 *
 * @param text an ESM module whose imports are chunks and modules of Node; what is the user's it imports by
 *   `import.meta.import`
 * @throws Error where it imports something else
 */
export async function commonJs(text) {
  const { code } = await esbuild.transform(text, {
    format: "cjs",
    platform: "node",
    target: "node20",
    minifyWhitespace: true,
    lineLimit: 120,
    // All else that is imported is a chunk, or a module of Node.
    supported: { "dynamic-import": false },
    define: { "import.meta": "__meta" },
    // One byte a character: the file is read as Latin-1.
    charset: "ascii",
  });
  if (OF_USERS.test(code)) throw new Error("a chunk imports what is not part of the build");
  return `(function(exports,require,module,__meta){${code}})\n`;
}
