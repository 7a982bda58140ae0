import type { Node } from "./parse.ts";
import type { Source } from "./source.ts";
import { tidy } from "./text.ts";

type Kind =
  | "docstring"
  | "future"
  | "import"
  | "assign"
  | "augment"
  | "call"
  | "def"
  | "class"
  | "if"
  /** `pass` or `...`: stands for a body that is to come. */
  | "placeholder"
  | "main"
  | "other";

/** What a statement is, and by what name the tables of orders know it. */
export interface Shape {
  kind: Kind;
  /**
   * The order item: for assignments the whole left side (`DATABASES["default"]["OPTIONS"]`), for definitions
   * their name, for calls the callee (`django_stubs_ext.monkeypatch`), for conditions `if` and what is
   * asked, for all else the first line up to ` =`, `(` or `:`.
   */
  item: string;
  /** The name that `item` starts with: `DATABASES`. */
  base: string;
  /** The right side, or the call, or the definition without its decorators. */
  value?: Node;
  /** Of an assignment with one: `dict[str, Any]`. */
  annotation?: Node;
}

/** What a statement is. */
export function shapeOf(source: Source, node: Node): Shape {
  switch (node.type) {
    case "future_import_statement":
      return shape("future", "");
    case "import_statement":
    case "import_from_statement":
      return shape("import", "");
    case "expression_statement":
      return shapeOfExpression(source, node);
    case "pass_statement":
      return shape("placeholder", "pass");
    case "decorated_definition":
      return shapeOfDefinition(source, node.childForFieldName("definition") ?? node);
    case "function_definition":
    case "class_definition":
      return shapeOfDefinition(source, node);
    case "if_statement": {
      const condition = node.childForFieldName("condition");
      const item = `if ${condition ? tidy(source.of(condition)) : ""}`;
      return { ...shape(/^if __name__\s*==/.test(item) ? "main" : "if", item), value: node };
    }
    default:
      return shape("other", firstLine(source.of(node)));
  }
}

function shapeOfExpression(source: Source, node: Node): Shape {
  const expression = node.firstNamedChild;
  switch (expression?.type) {
    case "string":
      return shape("docstring", "");
    case "ellipsis":
      return shape("placeholder", "...");
    case "assignment":
    case "augmented_assignment": {
      const left = expression.childForFieldName("left");
      const value = expression.childForFieldName("right");
      const annotation = expression.childForFieldName("type");
      const kind = expression.type === "assignment" ? "assign" : "augment";
      return {
        ...shape(kind, left ? tidy(source.of(left)) : ""),
        ...(value && { value }),
        ...(annotation && { annotation }),
      };
    }
    case "call": {
      const callee = expression.childForFieldName("function");
      return { ...shape("call", callee ? tidy(source.of(callee)) : ""), value: expression };
    }
    default:
      return shape("other", firstLine(source.of(node)));
  }
}

function shapeOfDefinition(source: Source, node: Node): Shape {
  const name = node.childForFieldName("name");
  const kind = node.type === "class_definition" ? "class" : "def";
  return { ...shape(kind, name ? source.of(name) : ""), value: node };
}

function shape(kind: Kind, item: string): Shape {
  return { kind, item, base: /^[\w\u0080-\uffff]*/.exec(item)![0] };
}

function firstLine(text: string): string {
  return /^[^\n]*?(?=\s=|\(|:|\r?\n|$)/.exec(text)![0];
}
