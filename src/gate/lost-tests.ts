import type { FileChange } from "../changes/change-set.ts";
import { parsePython, release, type Node } from "../python/parse.ts";
import type { Refusal } from "./refusal.ts";
import type { Planned } from "./static-gate.ts";

/** What pytest and Django's own runner take for a file of tests, and what projects name so. */
const TEST_FILE = /(?:^|\/)(?:tests?\.py|test_[^/]*\.py|[^/]*_tests?\.py|tests\/[^/]+\.py)$/;

interface Test {
  /** With its class. */
  name: string;
  line: number;
}

/** Tests that a change takes away, or hides behind another one of the same name. */
export function lostTests({ files, allowed }: Planned): Refusal[] {
  return files
    .filter(({ path, before }) => before !== undefined && TEST_FILE.test(path))
    .flatMap((change) => lostIn(change))
    .filter(({ name }) => !allowed.tests?.includes(name))
    .map(({ refusal }) => refusal);
}

function lostIn({
  path,
  before = "",
  after = "",
}: FileChange): { name: string; refusal: Refusal }[] {
  const old = testsOf(before);
  const now = old && old.length > 0 ? testsOf(after) : undefined;
  if (!old || !now) return [];
  const kept = new Set(now.map(({ name }) => name));
  const gone = old
    .filter(({ name }) => !kept.has(name))
    .map(({ name, line }) => lost(path, name, line, `the test ${name} would be lost`));
  const hidden = repeated(now)
    .filter(({ name }) => kept.has(name) && count(old, name) === 1)
    .map(({ name, line }) =>
      lost(
        path,
        name,
        line,
        `a second ${name} would take the place of the first, which then never runs`,
      ),
    );
  return [...gone, ...hidden];
}

function lost(path: string, name: string, line: number, message: string) {
  return { name, refusal: { code: "lost-test", path, line, message } as const };
}

function repeated(tests: readonly Test[]): Test[] {
  return tests.filter(({ name }, at) => tests.findIndex((other) => other.name === name) < at);
}

function count(tests: readonly Test[], wanted: string): number {
  return tests.filter(({ name }) => name === wanted).length;
}

/** The tests of a file, and its classes of tests; undefined where it has syntax errors. */
function testsOf(text: string): Test[] | undefined {
  const root = parsePython(text.replace(/^\uFEFF/, ""));
  try {
    return root.hasError ? undefined : testsIn(root, "");
  } finally {
    release(root);
  }
}

function testsIn(body: Node, prefix: string): Test[] {
  return body.namedChildren.flatMap((child) => {
    const node =
      child.type === "decorated_definition" ? child.childForFieldName("definition") : child;
    const name = node?.childForFieldName("name")?.text ?? "";
    const test = { name: prefix + name, line: child.startPosition.row + 1 };
    if (node?.type === "function_definition") return name.startsWith("test") ? [test] : [];
    if (node?.type !== "class_definition") return [];
    const inner = node.childForFieldName("body");
    const tests = inner ? testsIn(inner, `${prefix}${name}.`) : [];
    return tests.length > 0 || /^Test|Tests?$|TestCase$/.test(name) ? [test, ...tests] : [];
  });
}
