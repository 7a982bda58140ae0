import { readFileSync } from "node:fs";
import type { Node, Parser as PythonParser } from "web-tree-sitter";
import { PARSER_FLAGS, setV8Flags } from "../v8-flags.ts";
import { grammarFile } from "./grammar.ts";
import { remember } from "./node-memory.ts";

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
  const { Language, Node: NodeClass, Parser } = await import("web-tree-sitter");
  remember(NodeClass.prototype);
  await Parser.init({ wasmBinary: readFileSync(grammarFile("web-tree-sitter.wasm")) });
  const language = await Language.load(readFileSync(grammarFile("tree-sitter-python.wasm")));
  parser = new Parser();
  parser.setLanguage(language);
}

/** A syntax tree, and how many have it in use. */
interface Shared {
  text: string;
  root: Node;
  users: number;
}

/** By text: one command looks at the same files, and at parts of what it writes, for many reasons. */
const shared = new Map<string, Shared>();

const sharedOf = new WeakMap<Node, Shared>();

/** Those that nobody has in use, the one longest so first. */
const idle = new Set<Shared>();

/** How many trees are kept for somebody who may yet want them. */
const IDLE_AT_MOST = 24;

/**
 * The syntax tree of a Python file without a byte order mark; where it has errors, `hasError` is set.
 * Its memory is not JavaScript's: who parses many files calls `release` with what it is done with.
 *
 * @throws Error unless `loadPython()` has been awaited
 */
export function parsePython(text: string): Node {
  let known = shared.get(text);
  if (!known) {
    known = { text, root: newTree(text), users: 0 };
    shared.set(text, known);
    sharedOf.set(known.root, known);
  }
  known.users++;
  idle.delete(known);
  return known.root;
}

function newTree(text: string): Node {
  if (!parser) throw new Error("loadPython() has not been awaited");
  const tree = parser.parse(text);
  if (!tree) throw new Error("The Python parser gave up");
  return tree.rootNode;
}

/** Gives up a tree that `parsePython` gave; once for each time that it was asked for. */
export function release(root: Node): void {
  const known = sharedOf.get(root);
  if (!known || known.users === 0 || --known.users > 0) return;
  idle.add(known);
  if (idle.size <= IDLE_AT_MOST) return;
  const [oldest] = idle;
  idle.delete(oldest!);
  shared.delete(oldest!.text);
  oldest!.root.tree.delete();
}
