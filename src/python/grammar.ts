import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The parser and the grammar, each a WebAssembly file. */
const FILES = {
  "web-tree-sitter.wasm": "web-tree-sitter/web-tree-sitter.wasm",
  "tree-sitter-python.wasm": "tree-sitter-python/tree-sitter-python.wasm",
} as const;

/**
 * The path of a WebAssembly file: beside the bundle that this module is part of, a folder above it
 * (bundles lie in `dist/`, `dist/bin/` or `dist/chunks/`), or in `node_modules` where it runs from source.
 */
export function grammarFile(name: keyof typeof FILES): string {
  for (const place of [`./${name}`, `../${name}`]) {
    const path = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(path)) return path;
  }
  const { createRequire } = process.getBuiltinModule("node:module");
  return createRequire(import.meta.url).resolve(FILES[name]);
}
