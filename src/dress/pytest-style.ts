import type { Order } from "../merge/merge.ts";
import { mergePython } from "../python/merge.ts";
import { parsePython, release, type Node } from "../python/parse.ts";
import { applied, type Edit } from "./edits.ts";
import { Functions } from "./pytest-functions.ts";
import { testClass } from "./test-class.ts";

const IN_ORDER: Order = { compare: () => undefined, together: () => false };

/**
 * Turns the TestCases of a test module of our templates into functions and fixtures of pytest. A module stays as it is
 * where one of them has something that is not known: TestCases run under pytest as well.
 */
export function inPytestStyle(code: string): string {
  const root = parsePython(code);
  try {
    const edits: Edit[] = [];
    const functions = new Functions();
    for (const member of root.namedChildren) {
      if (!isTestCase(member)) continue;
      const one = member.type === "class_definition" ? testClass(member) : undefined;
      const text = one && functions.of(one);
      if (text === undefined) return code;
      edits.push({ start: member.startIndex, end: member.endIndex, text });
    }
    if (edits.length === 0 || functions.hasClash) return code;
    const imports = `${[...functions.imports].sort().join("\n")}\n`;
    return mergePython(applied(code, edits), [imports], IN_ORDER).text;
  } finally {
    release(root);
  }
}

/** Whether a statement is a class of tests, with or without decorators. */
function isTestCase(member: Node): boolean {
  const node =
    member.type === "decorated_definition" ? member.childForFieldName("definition") : member;
  if (node?.type !== "class_definition") return false;
  return /TestCase\b/.test(node.childForFieldName("superclasses")?.text ?? "");
}
