import { parsePython, release, type Node } from "../python/parse.ts";
import { applied, nodesByType, withoutStatement, type Edit } from "./edits.ts";

/** Classes whose annotations are what they are made of. */
const DECLARED =
  /\b(?:dataclass|NamedTuple|TypedDict|Protocol|BaseModel|Schema|attrs?|define|frozen)\b/;

/** What code that has something to take out has somewhere; settings, mostly, have none of it. */
const FOR_TYPES =
  /\b(?:def|class|cast|type|TYPE_CHECKING|annotations)\b|^[ \t]*[A-Za-z_][\w.]*[ \t]*:|@override/m;

/** Code without annotations, casts, type parameters and what else is there for type checkers alone. */
export function withoutAnnotations(code: string): string {
  if (!FOR_TYPES.test(code)) return code;
  const root = parsePython(code);
  const nodes = nodesByType(
    root,
    "function_definition",
    "typed_parameter",
    "typed_default_parameter",
    "block",
    "class_definition",
    "call",
    "decorator",
  );
  const edits = [
    ...nodes.function_definition.flatMap(ofFunction),
    ...nodes.typed_parameter.flatMap(ofParameter),
    ...nodes.typed_default_parameter.flatMap(ofDefault),
    ...ofBlocks(root, nodes.block, code),
    ...nodes.class_definition.flatMap(ofTypeParameters),
    ...nodes.call.flatMap(ofCast),
    ...nodes.decorator.flatMap((node) =>
      node.text === "@override" ? [withoutStatement(code, node, false)] : [],
    ),
  ];
  release(root);
  return applied(code, edits).replace(/[ \t]*# type: ignore(?:\[[^\]]*\])?/g, "");
}

function ofFunction(node: Node): Edit[] {
  const result = node.childForFieldName("return_type");
  const parameters = node.childForFieldName("parameters");
  const edits = ofTypeParameters(node);
  if (result && parameters)
    edits.push({ start: parameters.endIndex, end: result.endIndex, text: "" });
  return edits;
}

function ofTypeParameters(node: Node): Edit[] {
  const types = node.childForFieldName("type_parameters");
  return types ? [{ start: types.startIndex, end: types.endIndex, text: "" }] : [];
}

function ofParameter(node: Node): Edit[] {
  const name = node.namedChild(0);
  return name ? [{ start: name.endIndex, end: node.endIndex, text: "" }] : [];
}

function ofDefault(node: Node): Edit[] {
  const name = node.childForFieldName("name");
  const value = node.childForFieldName("value");
  return name && value ? [{ start: name.endIndex, end: value.startIndex, text: "=" }] : [];
}

/** Declarations without a value, annotations of assignments, aliases, blocks for type checkers. */
function ofBlocks(root: Node, blocks: readonly Node[], code: string): Edit[] {
  const edits: Edit[] = [];
  for (const block of [root, ...blocks]) {
    if (isDeclared(block)) continue;
    const statements = block.namedChildren.filter(({ type }) => type !== "comment");
    const going = statements.filter(isForTypes);
    const [first] = statements;
    if (going.length > 0 && going.length === statements.length && block !== root && first) {
      edits.push({ start: first.startIndex, end: statements.at(-1)!.endIndex, text: "pass" });
      continue;
    }
    let opens = true;
    for (const statement of statements) {
      const goes = going.includes(statement);
      if (goes) edits.push(withoutStatement(code, statement, opens));
      opens &&= goes;
      if (!goes) edits.push(...ofAssignment(statement));
    }
  }
  return edits;
}

function isDeclared(block: Node): boolean {
  const owner = block.parent;
  if (owner?.type !== "class_definition") return false;
  const decorated = owner.parent?.type === "decorated_definition" ? owner.parent : owner;
  return DECLARED.test(decorated.text.slice(0, block.startIndex - decorated.startIndex));
}

function isForTypes(statement: Node): boolean {
  if (statement.type === "type_alias_statement") return true;
  if (statement.type === "if_statement")
    return /^(?:typing\.)?TYPE_CHECKING$/.test(
      statement.childForFieldName("condition")?.text ?? "",
    );
  if (statement.type === "future_import_statement") return statement.text.endsWith("annotations");
  const assignment = assignmentOf(statement);
  return assignment?.childForFieldName("type") != null && !assignment.childForFieldName("right");
}

function ofAssignment(statement: Node): Edit[] {
  const assignment = assignmentOf(statement);
  const type = assignment?.childForFieldName("type");
  const left = assignment?.childForFieldName("left");
  return type && left ? [{ start: left.endIndex, end: type.endIndex, text: "" }] : [];
}

function assignmentOf(statement: Node): Node | undefined {
  const first = statement.type === "expression_statement" ? statement.namedChild(0) : null;
  return first?.type === "assignment" ? first : undefined;
}

/** `cast("User", request.user)` is its second argument. */
function ofCast(node: Node): Edit[] {
  if (!/^(?:typing\.)?cast$/.test(node.childForFieldName("function")?.text ?? "")) return [];
  const [, value, ...others] = node.childForFieldName("arguments")?.namedChildren ?? [];
  if (!value || others.length > 0) return [];
  const isAtom = /^(?:identifier|attribute|call|subscript|parenthesized_expression)$/.test(
    value.type,
  );
  const stands = /^(?:assignment|return_statement|argument_list|keyword_argument)$/.test(
    node.parent?.type ?? "",
  );
  return [
    { start: node.startIndex, end: value.startIndex, text: isAtom || stands ? "" : "(" },
    { start: value.endIndex, end: node.endIndex, text: isAtom || stands ? "" : ")" },
  ];
}
