import { readFile } from "node:fs/promises";

/** What the parser's bindings have, and what takes its place. */
const PATCHES = [
  // They load Node's loader of modules, which takes its time, only to load modules of Node.
  [
    'const { createRequire } = await import("module");',
    "const createRequire = () => process.getBuiltinModule;",
  ],
  // To pass a node to WebAssembly and back takes ten of these, all of one type, and they look for others first.
  [
    'function setValue(ptr, value, type = "i8") {',
    '$& if (type === "i32") { HEAP_DATA_VIEW.setInt32((ptr >> 2) * 4, value, true); return; }',
  ],
  [
    'function getValue(ptr, type = "i8") {',
    '$& if (type === "i32") return HEAP_DATA_VIEW.getInt32((ptr >> 2) * 4, true);',
  ],
];

/** Has the bindings of the parser start and work faster; throws where they are no longer what this knows. */
export const parserPlugin = {
  name: "parser",
  setup(build) {
    build.onLoad({ filter: /[\\/]web-tree-sitter\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, "utf8");
      for (const [from, to] of PATCHES) {
        if (contents.split(from).length !== 2)
          throw new Error(`web-tree-sitter no longer has, once: ${from}`);
        contents = contents.replace(from, to);
      }
      return { contents };
    });
  },
};
