import type { Node } from "../python/parse.ts";

/** A TestCase that is nothing but what pytest has functions and fixtures for. */
export interface TestClass {
  node: Node;
  /** Of what it tests: `Post` of PostTests. */
  stem: string;
  base: "TestCase" | "TransactionTestCase" | "SimpleTestCase";
  /** Whether its client is that of Django REST framework. */
  isApi: boolean;
  /** What `setUpTestData` sets, in its order. */
  data: readonly { name: string; value: Node }[];
  /** The statements of `setUp`. */
  setUp: readonly Node[];
  tests: readonly { node: Node; decorators: readonly Node[] }[];
}

const BASE = /^(API)?(Simple|Transaction)?TestCase$/;

/** A class of a test module as one; undefined where it has something else, such as methods of its own. */
export function testClass(node: Node): TestClass | undefined {
  const bases = node.childForFieldName("superclasses")?.namedChildren ?? [];
  const match = BASE.exec(bases.length === 1 ? (bases[0]?.text ?? "") : "");
  const members = node.childForFieldName("body")?.namedChildren ?? [];
  if (!match || node.childForFieldName("type_parameters")) return undefined;
  const found: Record<"data" | "setUp" | "tests", Node[]> = { data: [], setUp: [], tests: [] };
  for (const member of members) {
    const method = definitionOf(member);
    const name = method?.childForFieldName("name")?.text ?? "";
    const isAsync = method?.text.startsWith("async ");
    if (!method || isAsync || /"""|'''/.test(method.text)) return undefined;
    const isDecorated = method !== member;
    if (name === "setUpTestData") found.data.push(...statementsOf(method));
    else if (name === "setUp" && !isDecorated) found.setUp.push(...statementsOf(method));
    else if (name.startsWith("test_") && hasSelfAlone(method)) found.tests.push(member);
    else return undefined;
  }
  const data = found.data.map((statement) => attributeSet(statement, "cls"));
  if (data.some((one) => one === undefined) || found.tests.length === 0) return undefined;
  return {
    node,
    stem: (node.childForFieldName("name")?.text ?? "").replace(/^Test|Tests?(?:Case)?$/g, ""),
    base:
      match[2] === undefined
        ? "TestCase"
        : match[2] === "Simple"
          ? "SimpleTestCase"
          : "TransactionTestCase",
    isApi: match[1] !== undefined,
    data: data.filter((one) => one !== undefined),
    setUp: found.setUp,
    tests: found.tests.map((member) => ({
      node: definitionOf(member)!,
      decorators: member.namedChildren.filter(({ type }) => type === "decorator"),
    })),
  };
}

function definitionOf(member: Node): Node | undefined {
  const node =
    member.type === "decorated_definition" ? member.childForFieldName("definition") : member;
  return node?.type === "function_definition" ? node : undefined;
}

function hasSelfAlone(method: Node): boolean {
  const parameters = method.childForFieldName("parameters")?.namedChildren ?? [];
  return parameters.length === 1 && parameters[0]?.text === "self";
}

/** The statements of a method, without calls of the same method of its base. */
export function statementsOf(method: Node): Node[] {
  const body = method.childForFieldName("body")?.namedChildren ?? [];
  return body.filter((node) => !/^super\(\)\.\w+\(\)$/.test(node.text));
}

/** `cls.post = …`: the attribute, and its value. */
function attributeSet(statement: Node, owner: string): { name: string; value: Node } | undefined {
  const assignment = statement.type === "expression_statement" ? statement.namedChild(0) : null;
  const left = assignment?.type === "assignment" ? assignment.childForFieldName("left") : null;
  const value = assignment?.childForFieldName("right");
  const name = new RegExp(`^${owner}\\.(\\w+)$`).exec(left?.text ?? "")?.[1];
  return name !== undefined && value ? { name, value } : undefined;
}
