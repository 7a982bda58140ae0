import { declared } from "./declaration.ts";
import type { FieldDraft } from "./field-draft.ts";
import { NUMBERS, wrong } from "./options.ts";
import { nearest } from "../options/nearest.ts";
import type { ModelField } from "./model-field.ts";
import { resolveField, type FieldScope } from "./resolve.ts";
import { makeSpec } from "./spec.ts";
import { text } from "./python-source.ts";

const FUNCTIONS = "from django.db.models.functions import";
const OPERATORS = { add: "+", sub: "-", mul: "*", div: "/" } as const;
const OF_ONE = { lower: "Lower", upper: "Upper", trim: "Trim", length: "Length" } as const;
const OPERATIONS = [...Object.keys(OPERATORS), ...Object.keys(OF_ONE), "concat"];
const TEXTS = ["char", "text", "slug", "email", "url", "choice"];

/**
 * A column that the database computes from others: `total:generated:mul,price,quantity`, `key:generated:lower,name`,
 * `full_name:generated:concat,first_name,last_name` (with a space between). Its type follows from theirs, or is said: `output=char,80`.
 */
export function generatedColumn(draft: FieldDraft, scope: FieldScope): ModelField {
  const { field, spec } = draft;
  if (scope.django !== undefined && Number(scope.django.split(".")[0]) < 5)
    throw wrong(
      spec.name,
      `generated columns are from Django 5.0 on, and this project uses ${scope.django}`,
    );
  const [operation = "", ...names] = (spec.args[0] ?? "").split(",").map((part) => part.trim());
  if (!OPERATIONS.includes(operation)) {
    const meant = nearest(operation, OPERATIONS);
    throw wrong(
      spec.name,
      `there is no operation ${operation}${meant ? `; did you mean ${meant}?` : ""}`,
      `Operations: ${OPERATIONS.join(", ")}.`,
    );
  }
  const sources = names.map((name) => sourceOf(spec.name, name, scope));
  const isOne = operation in OF_ONE;
  if (isOne ? sources.length !== 1 : sources.length < 2)
    throw wrong(
      spec.name,
      `${operation} takes ${isOne ? "one field" : "two fields or more"}`,
      `Write ${operation},${isOne ? "name" : "price,quantity"}.`,
    );
  const allowed: readonly string[] = operation in OPERATORS ? NUMBERS : TEXTS;
  const odd = sources.find(({ word }) => !allowed.includes(word));
  if (odd) throw wrong(spec.name, `${operation} does not take ${odd.name}, which is ${odd.word}`);
  const given = spec.options["output"];
  const parts =
    typeof given === "string"
      ? given.split(/,(.*)/s).filter(Boolean)
      : outputOf(spec.name, operation, sources);
  const output = resolveField(makeSpec(spec.name, parts, spec.source), {
    ...scope,
    abstract: false,
  });
  const [expression, ...imports] = expressionOf(operation, names);
  const keywords = output.keywords.filter(([name]) => name !== "default" && name !== "db_index");
  draft.keyword("expression", expression!, ...imports, ...output.imports);
  draft.keyword("output_field", declared({ ...output, keywords }, Infinity));
  draft.keyword("db_persist", "True");
  if (typeof spec.options["verbose"] === "string")
    draft.keyword("verbose_name", text(spec.options["verbose"]));
  if (typeof spec.options["help"] === "string")
    draft.keyword("help_text", text(spec.options["help"]));
  [field.auto, field.editable, field.hasDefault] = [true, false, true];
  return draft.done();
}

function sourceOf(field: string, name: string, scope: FieldScope): ModelField {
  const source = scope.sibling?.(name);
  if (!source) throw wrong(field, `the model has no field ${name} to compute from`);
  if (source.word === "generated")
    throw wrong(
      field,
      `${name} is generated itself, and a generated column cannot be computed from one`,
    );
  return source;
}

function expressionOf(operation: string, names: readonly string[]): string[] {
  if (operation in OPERATORS) {
    const operator = OPERATORS[operation as keyof typeof OPERATORS];
    return [names.map((name) => `models.F("${name}")`).join(` ${operator} `)];
  }
  if (operation !== "concat") {
    const name = OF_ONE[operation as keyof typeof OF_ONE];
    return [`${name}("${names[0]}")`, `${FUNCTIONS} ${name}`];
  }
  const parts = names.map((name) => `"${name}"`).join(', models.Value(" "), ');
  return [`Concat(${parts})`, `${FUNCTIONS} Concat`];
}

/** The type that a result has, as parts of the language. */
function outputOf(field: string, operation: string, sources: readonly ModelField[]): string[] {
  const has = (...words: string[]) => sources.some(({ word }) => words.includes(word));
  if (operation === "length") return ["posint"];
  if (!(operation in OPERATORS)) {
    const length = sources.reduce((sum, { maxLength = Infinity }) => sum + maxLength + 1, -1);
    return Number.isFinite(length) ? ["char", String(length)] : ["text"];
  }
  if (has("float")) return ["float"];
  if (has("decimal")) {
    // Every source adds its digits, a whole number ten: what they can make of each other is never cut.
    const all = sources.reduce((sum, { digits = [10, 0] }) => sum + digits[0], 0);
    const places = sources.map(({ digits = [10, 0] }) => digits[1]);
    const after =
      operation === "mul" ? places.reduce((sum, each) => sum + each, 0) : Math.max(...places);
    return ["decimal", `${Math.min(all, 38)},${after}`];
  }
  if (operation === "div")
    throw wrong(
      field,
      "databases differ in how they divide whole numbers",
      "Divide a decimal or float field.",
    );
  return [operation === "mul" ? "bigint" : "int"];
}
