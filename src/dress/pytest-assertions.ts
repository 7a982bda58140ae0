import type { Node } from "../python/parse.ts";

/** What takes the place of a call of an assertion, and what that needs. */
export interface Replacement {
  text: string;
  imports?: readonly string[];
  fixtures?: readonly string[];
}

/** Comparisons, by the name of the assertion. */
const OPERATORS: Readonly<Record<string, string>> = {
  assertEqual: "==",
  assertDictEqual: "==",
  assertListEqual: "==",
  assertSetEqual: "==",
  assertTupleEqual: "==",
  assertNotEqual: "!=",
  assertIs: "is",
  assertIsNot: "is not",
  assertIn: "in",
  assertNotIn: "not in",
  assertGreater: ">",
  assertGreaterEqual: ">=",
  assertLess: "<",
  assertLessEqual: "<=",
};

/** Assertions about one value. */
const UNARY: Readonly<Record<string, (value: string) => string>> = {
  assertTrue: (value) => value,
  assertFalse: (value) => `not ${value}`,
  assertIsNone: (value) => `${value} is None`,
  assertIsNotNone: (value) => `${value} is not None`,
};

/** Assertions of Django's own test cases, which pytest_django.asserts has as functions. */
const OF_DJANGO =
  /^assert(?:Contains|NotContains|Redirects|TemplateUsed|TemplateNotUsed|FormError|FormSetError|NumQueries|QuerySetEqual|QuerysetEqual|HTMLEqual|HTMLNotEqual|InHTML|NotInHTML|JSONEqual|JSONNotEqual|XMLEqual|URLEqual|RaisesMessage|FieldOutput)$/;

/** What binds less than a comparison does: it needs brackets beside one. */
const LOOSE =
  /^(?:comparison_operator|boolean_operator|not_operator|conditional_expression|lambda|named_expression|await)$/;

/**
 * An assertion of a TestCase that is a statement of its own, as a plain one of pytest.
 *
 * @param column that it starts at
 * @returns undefined where it is not known
 */
export function plainAssertion(
  name: string,
  args: readonly Node[],
  column: number,
): Replacement | undefined {
  if (args.some(({ type }) => type === "keyword_argument" || /splat/.test(type))) return undefined;
  const operator = OPERATORS[name];
  if (operator !== undefined) {
    const [left, right, message] = args;
    if (!left || !right || args.length > 3) return undefined;
    const isLiteral = right.type === "true" || right.type === "false" || right.type === "none";
    const word = isLiteral ? ({ "==": "is", "!=": "is not" }[operator] ?? operator) : operator;
    return asserted(`${tight(left)} ${word} ${tight(right)}`, message);
  }
  const unary = UNARY[name];
  if (unary) {
    const [value, message] = args;
    if (!value || args.length > 2) return undefined;
    return asserted(unary(name === "assertTrue" ? value.text : tight(value)), message);
  }
  if (name === "assertIsInstance" || name === "assertNotIsInstance") {
    const [value, type, message] = args;
    if (!value || !type || args.length > 3) return undefined;
    const call = `isinstance(${value.text}, ${type.text})`;
    return asserted(name === "assertIsInstance" ? call : `not ${call}`, message);
  }
  if (name !== "assertRaises") return undefined;
  const [error, callee, ...rest] = args;
  if (!error || !callee) return undefined;
  const call = `${callee.text}(${rest.map(({ text }) => text).join(", ")})`;
  const block = `\n${" ".repeat(column + 4)}${call}`;
  return { text: `with pytest.raises(${error.text}):${block}`, imports: ["import pytest"] };
}

/** A method of a TestCase that gives a context, or asserts with Django, as a function. */
export function calledFunction(name: string): Replacement | undefined {
  if (name === "assertRaises") return { text: "pytest.raises", imports: ["import pytest"] };
  if (name === "settings")
    return { text: "override_settings", imports: ["from django.test import override_settings"] };
  if (name === "captureOnCommitCallbacks") {
    const fixture = "django_capture_on_commit_callbacks";
    return { text: fixture, fixtures: [fixture] };
  }
  if (!OF_DJANGO.test(name)) return undefined;
  return { text: name, imports: [`from pytest_django.asserts import ${name}`] };
}

function asserted(condition: string, message: Node | undefined): Replacement {
  // What was in the brackets of the call may go over several lines: the formatter takes away what needs none.
  const code = condition.includes("\n") ? `(${condition})` : condition;
  return { text: message ? `assert ${code}, ${tight(message)}` : `assert ${code}` };
}

function tight(node: Node): string {
  return LOOSE.test(node.type) ? `(${node.text})` : node.text;
}
