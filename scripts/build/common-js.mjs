import * as esbuild from "esbuild";

/**
 * A chunk as src/start/chunks.ts loads it: the body of a CommonJS module as a function. The bundler splits only ESM,
 * and V8 keeps compiled code only of scripts.
 *
 * @param text an ESM module whose imports are chunks and modules of Node
 */
export async function commonJs(text) {
  const { code } = await esbuild.transform(text, {
    format: "cjs",
    platform: "node",
    target: "node20",
    minifyWhitespace: true,
    lineLimit: 120,
    // What is imported is always a chunk, or a module of Node.
    supported: { "dynamic-import": false },
    define: { "import.meta": "__meta" },
    // One byte a character: the file is read as Latin-1.
    charset: "ascii",
  });
  return `(function(exports,require,module,__meta){${code}})\n`;
}
