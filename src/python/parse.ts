import { readFile } from "node:fs/promises";
import type { Node, Parser as PythonParser } from "web-tree-sitter";
import { PARSER_FLAGS, setV8Flags } from "../v8-flags.ts";
import { grammarFile } from "./grammar.ts";

export type { Node };

let parser: PythonParser | undefined;
let loading: Promise<void> | undefined;

/** Loads the grammar, once a process; to be awaited before anything in this folder parses. */
export function loadPython(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  setV8Flags(PARSER_FLAGS);
  const [{ Language, Parser }, runtime, grammar] = await Promise.all([
    import("web-tree-sitter"),
    readFile(grammarFile("web-tree-sitter.wasm")),
    readFile(grammarFile("tree-sitter-python.wasm")),
  ]);
  await Parser.init({ wasmBinary: runtime });
  const language = await Language.load(grammar);
  parser = new Parser();
  parser.setLanguage(language);
}

/**
 * The syntax tree of a Python file without a byte order mark; where it has errors, `hasError` is set.
 * Its memory is not JavaScript's: who parses many files calls `release` with what it is done with.
 *
 * @throws Error unless `loadPython()` has been awaited
 */
export function parsePython(text: string): Node {
  if (!parser) throw new Error("loadPython() has not been awaited");
  const tree = parser.parse(text);
  if (!tree) throw new Error("The Python parser gave up");
  return tree.rootNode;
}

/** Frees a tree that `parsePython` gave. */
export function release(root: Node): void {
  root.tree.delete();
}
