import type { Node } from "../python/parse.ts";
import { applied, nodesOf, type Edit } from "./edits.ts";
import { calledFunction, plainAssertion, type Replacement } from "./pytest-assertions.ts";
import { statementsOf, type TestClass } from "./test-class.ts";

/** Fixtures of pytest-django and of ours, with their types. */
const TYPES: Readonly<Record<string, { type: string; imported: string }>> = {
  client: { type: "Client", imported: "from django.test import Client" },
  api_client: { type: "APIClient", imported: "from rest_framework.test import APIClient" },
};

const ANY = { type: "Any", imported: "from typing import Any" };

/** What a piece of a method becomes. */
interface Piece {
  text: string;
  /** Fixtures that it takes. */
  fixtures: ReadonlySet<string>;
}

/** The functions and fixtures that the TestCases of one module become. */
export class Functions {
  readonly imports = new Set<string>();
  readonly #known = new Map<string, string>();
  /** Whether two have one name and are not the same. */
  hasClash = false;

  /** The text that takes the place of a class; undefined where something in it is not known. */
  of(one: TestClass): string | undefined {
    const names = one.data.map(({ name }) => name);
    const parts: (string | undefined)[] = [];
    if (one.isApi && /\bself\.client\b/.test(one.node.text)) parts.push(this.#apiClient());
    for (const { name, value } of one.data) {
      const piece = this.#piece(value, one, names, "cls");
      if (!piece) return undefined;
      const takes = ["db", ...names.filter((other) => piece.fixtures.has(other))];
      if (one.base === "SimpleTestCase") takes.shift();
      const head = `@pytest.fixture\ndef ${name}(${this.#parameters(takes)}) -> Any:\n`;
      this.#import("import pytest", ANY.imported);
      parts.push(this.#define(name, `${head}    return ${dedented(piece.text)}`));
    }
    for (const { node, decorators } of one.tests) {
      const text = this.#test(node, decorators, one, names);
      if (text === undefined) return undefined;
      parts.push(text);
    }
    return parts.filter(Boolean).join("\n\n\n");
  }

  #test(
    node: Node,
    decorators: readonly Node[],
    one: TestClass,
    names: readonly string[],
  ): string | undefined {
    if (decorators.some(({ text }) => !text.startsWith("@override_settings("))) return undefined;
    const statements = [...one.setUp, ...statementsOf(node)];
    const locals = one.setUp.flatMap(
      (statement) => /^self\.(\w+) = /.exec(statement.text)?.[1] ?? [],
    );
    const fixtures = new Set<string>();
    const lines: string[] = [];
    let last: Node | undefined;
    for (const statement of statements) {
      const piece = this.#piece(statement, one, [...names, ...locals], "self");
      if (!piece) return undefined;
      for (const fixture of piece.fixtures) if (!locals.includes(fixture)) fixtures.add(fixture);
      const isApart =
        last &&
        last.parent?.id === statement.parent?.id &&
        statement.startPosition.row - last.endPosition.row > 1;
      lines.push(`${isApart ? "\n" : ""}    ${dedented(piece.text)}`);
      last = statement;
    }
    const own = nodesOf(node, "assignment").map(
      (child) => child.childForFieldName("left")?.text ?? "",
    );
    if (own.some((name) => fixtures.has(name))) return undefined;
    const order = (name: string) => (names.includes(name) ? names.indexOf(name) : -1);
    const takes = [...fixtures].sort((a, b) => order(a) - order(b));
    const unseen = names.some((name) => !fixtures.has(name));
    const marks = decorators.map(({ text }) => `${text}\n`);
    if (unseen)
      marks.push(
        `@pytest.mark.usefixtures(${names.map((name) => JSON.stringify(name)).join(", ")})\n`,
      );
    if (one.base !== "SimpleTestCase")
      marks.push(
        one.base === "TestCase"
          ? "@pytest.mark.django_db\n"
          : "@pytest.mark.django_db(transaction=True)\n",
      );
    if (marks.some((mark) => mark.startsWith("@pytest"))) this.#import("import pytest");
    const name = nameOf(node, one.stem);
    return this.#define(
      name,
      `${marks.join("")}def ${name}(${this.#parameters(takes)}) -> None:\n${withValues(lines.join("\n"), node)}`,
    );
  }

  /** A statement or an expression without what a TestCase gives it; undefined where it takes something unknown. */
  #piece(
    node: Node,
    one: TestClass,
    names: readonly string[],
    owner: "self" | "cls",
  ): Piece | undefined {
    const edits: Edit[] = [];
    const fixtures = new Set<string>();
    const use = (target: Node, { text, imports = [], fixtures: needed = [] }: Replacement) => {
      edits.push({
        start: target.startIndex - node.startIndex,
        end: target.endIndex - node.startIndex,
        text,
      });
      this.#import(...imports);
      for (const fixture of needed) fixtures.add(fixture);
    };
    const attributes = nodesOf(node, "attribute").filter(
      (child) => child.childForFieldName("object")?.text === owner,
    );
    if (
      nodesOf(node, "identifier").filter(({ text }) => text === owner).length !== attributes.length
    )
      return undefined;
    for (const attribute of attributes) {
      const name = attribute.childForFieldName("attribute")?.text ?? "";
      const call = attribute.parent?.type === "call" ? attribute.parent : undefined;
      const statement = call?.parent?.type === "expression_statement" ? call : undefined;
      const given = call?.childForFieldName("arguments")?.namedChildren ?? [];
      const plain = statement && plainAssertion(name, given, statement.startPosition.column);
      if (statement && plain) {
        // What the arguments take of the class is worked out on its own, before they move.
        const inner = given.map((arg) => this.#piece(arg, one, names, owner));
        if (inner.some((piece) => !piece)) return undefined;
        const whole = plain.text.replaceAll(/\b(?:self|cls)\.(\w+)/g, (_, word: string) =>
          this.#fixture(word, one),
        );
        use(statement, {
          ...plain,
          text: whole,
          fixtures: inner.flatMap((piece) => [...piece!.fixtures]),
        });
        continue;
      }
      const called = call && calledFunction(name);
      if (called) use(attribute, called);
      else if (names.includes(name)) use(attribute, { text: name, fixtures: [name] });
      else if (name === "client") {
        const text = this.#fixture(name, one);
        use(attribute, { text, fixtures: [text] });
      } else return undefined;
    }
    return { text: applied(node.text, edits), fixtures };
  }

  #fixture(name: string, { isApi }: TestClass): string {
    return name === "client" && isApi ? "api_client" : name;
  }

  #apiClient(): string | undefined {
    this.#import("import pytest", TYPES["api_client"]!.imported);
    return this.#define(
      "api_client",
      "@pytest.fixture\ndef api_client() -> APIClient:\n    return APIClient()",
    );
  }

  #parameters(names: readonly string[]): string {
    return names
      .map((name) => {
        if (name === "db") return "db: None";
        const { type, imported } = TYPES[name] ?? ANY;
        this.#import(imported);
        return `${name}: ${type}`;
      })
      .join(", ");
  }

  #define(name: string, text: string): string | undefined {
    const known = this.#known.get(name);
    if (known !== undefined && known !== text) this.hasClash = true;
    this.#known.set(name, text);
    return known === undefined ? text : undefined;
  }

  #import(...statements: readonly string[]): void {
    for (const statement of statements) this.imports.add(statement);
  }
}

/** Names of functions say what the class said. */
function nameOf(node: Node, stem: string): string {
  const name = (node.childForFieldName("name")?.text ?? "").slice("test_".length);
  const words = stem
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
  return words === "" || name.startsWith(words) ? `test_${name}` : `test_${words}_${name}`;
}

/** What was raised is the value of what pytest gives, where a TestCase calls it the exception. */
function withValues(text: string, test: Node): string {
  const caught = nodesOf(test, "as_pattern_target").map((node) => node.text);
  return caught.reduce((all, name) => all.replaceAll(`${name}.exception`, `${name}.value`), text);
}

/** Lines after the first moved from a method of a class to a function. */
function dedented(text: string): string {
  return text.replaceAll(/\n {4}/g, "\n");
}
