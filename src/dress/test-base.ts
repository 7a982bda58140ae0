import type { Order } from "../merge/merge.ts";
import type { TestBase } from "../project/conventions/types.ts";
import { mergePython } from "../python/merge.ts";
import { parsePython, release, type Node } from "../python/parse.ts";
import { applied, type Edit } from "./edits.ts";

const IN_ORDER: Order = { compare: () => undefined, together: () => false };

export interface BaseOptions {
  base: TestBase;
  /** Of tenants: whether the tables are those of all tenants: only what asks the site for a page needs a tenant then. */
  isShared: boolean;
}

/** The clients that ask the site of the tenant, by the class that the test derived from. */
const CLIENTS: Readonly<Record<string, { code: string; imported: string }>> = {
  TestCase: {
    code: "TenantClient(self.tenant)",
    imported: "from django_tenants.test.client import TenantClient",
  },
  APITestCase: {
    code: "APIClient(HTTP_HOST=self.tenant.get_primary_domain().domain)",
    imported: "from rest_framework.test import APIClient",
  },
};

/**
 * Lets the TestCases of a test module of our templates derive from the class that those of the repository derive from.
 * The ones of django-tenants do not call `setUpTestData`: what it makes is made for each test.
 */
export function onBase(code: string, { base, isShared }: BaseOptions): string {
  const root = parsePython(code);
  try {
    const edits: Edit[] = [];
    const imports = new Set<string>();
    for (const node of root.descendantsOfType("class_definition")) {
      const bases = node?.childForFieldName("superclasses")?.namedChildren ?? [];
      const client = CLIENTS[bases.length === 1 ? (bases[0]?.text ?? "") : ""];
      if (!node || !client) continue;
      imports.add(`from ${base.module} import ${base.name}`);
      if (base.gives === "fixtures") {
        const own = bases[0]!;
        const text =
          base.isCase && own.text === "TestCase" ? base.name : `${base.name}, ${own.text}`;
        edits.push({ start: own.startIndex, end: own.endIndex, text }, ...withSuper(node));
        continue;
      }
      const asks = /\bself\.client\b/.test(node.text);
      if (isShared && !asks) continue;
      edits.push({ start: bases[0]!.startIndex, end: bases[0]!.endIndex, text: base.name });
      edits.push(...withSetUp(node, code, asks ? client.code : undefined));
      if (asks) imports.add(client.imported);
    }
    if (edits.length === 0) return code;
    return mergePython(applied(code, edits), [`${[...imports].sort().join("\n")}\n`], IN_ORDER)
      .text;
  } finally {
    release(root);
  }
}

/** What the class that it derives from sets up comes first. */
function withSuper(node: Node): Edit[] {
  const members = node.childForFieldName("body")?.namedChildren ?? [];
  const setUp = members.find((one) => functionOf(one)?.childForFieldName("name")?.text === "setUp");
  const body = setUp && functionOf(setUp)!.childForFieldName("body");
  if (!body || body.text.includes("super().setUp()")) return [];
  const start = body.startIndex;
  return [{ start, end: start, text: `super().setUp()\n${" ".repeat(body.startPosition.column)}` }];
}

/** One `setUp` that makes the client, then what `setUpTestData` made, then what `setUp` did. */
function withSetUp(node: Node, code: string, client: string | undefined): Edit[] {
  const members = node.childForFieldName("body")?.namedChildren ?? [];
  const known = ["setUpTestData", "setUp"].flatMap((name) => {
    const member = members.find((one) => functionOf(one)?.childForFieldName("name")?.text === name);
    return member ? [member] : [];
  });
  if (known.length === 0 && client === undefined) return [];
  const [first, ...others] = known.toSorted((a, b) => a.startIndex - b.startIndex);
  const bodies = known.map((member) => bodyOf(functionOf(member)!, code));
  const lines = [
    "def setUp(self) -> None:",
    "        super().setUp()",
    ...(client === undefined ? [] : [`        self.client = ${client}`]),
    ...bodies.filter(Boolean),
  ];
  const at = first ?? members.find((one) => functionOf(one)) ?? members[0]!;
  const text = lines.join("\n");
  return [
    first
      ? { start: first.startIndex, end: first.endIndex, text }
      : { start: at.startIndex, end: at.startIndex, text: `${text}\n\n    ` },
    ...others.map((member) => ({ ...lineSpan(member, code), text: "" })),
  ];
}

function functionOf(member: Node): Node | undefined {
  const node =
    member.type === "decorated_definition" ? member.childForFieldName("definition") : member;
  return node?.type === "function_definition" ? node : undefined;
}

/** The statements of a method as lines, with comments, of the instance instead of the class. */
function bodyOf(method: Node, code: string): string {
  const head = method.childForFieldName("return_type") ?? method.childForFieldName("parameters")!;
  const text = code.slice(code.indexOf("\n", head.endIndex) + 1, method.endIndex);
  return text
    .split("\n")
    .filter((line) => !/^\s*super\(\)\.\w+\(\)$/.test(line))
    .join("\n")
    .replaceAll(/\bcls\b/g, "self");
}

/** A member with its lines, and the blank ones before it. */
function lineSpan(member: Node, code: string): { start: number; end: number } {
  let start = code.lastIndexOf("\n", member.startIndex - 1);
  while (/\n[ \t]*$/.test(code.slice(0, start))) start = code.lastIndexOf("\n", start - 1);
  return { start, end: member.endIndex };
}
