import { arrayItems } from "./array-items.ts";
import { choicesOf } from "./choices.ts";
import { defaultOf } from "./defaults.ts";
import { FieldDraft } from "./field-draft.ts";
import { generatedColumn } from "./generated.ts";
import { limit } from "./limits.ts";
import type { ModelField } from "./model-field.ts";
import { text } from "./python-source.ts";
import { wrong } from "./options.ts";
import { namesTaken, relate } from "./relations.ts";
import type { FieldSpec } from "./spec.ts";
import { MODELS, TYPES, type Word } from "./types.ts";
import { namesOf } from "../components/names.ts";

/** What a field is resolved against. */
export interface FieldScope {
  /** The label of the app. */
  app: string;
  /** The class of the model. */
  model: string;
  /** `app.Model` of AUTH_USER_MODEL. */
  userModel: string;
  /** The engine or its short name: `postgres`, `django.db.backends.sqlite3`. */
  database: string;
  /** The engine that development falls back to, where that is another. */
  fallback?: string | undefined;
  /** The line of Django, `5.2`; the newest where it is not known. */
  django?: string | undefined;
  /** Whether `app.Model` is there, or is being made. */
  modelExists(ref: string): boolean;
  /** The `app.Model` that was most likely meant. */
  nearestModel(ref: string): string | undefined;
  /** A field of the model that is there already or is given beside this one: what a generated column computes with. */
  sibling?(name: string): ModelField | undefined;
  /** Names that a model has: its fields and what others call themselves there, but for a field of the model at hand. */
  namesOn?(ref: string, field: string): readonly string[];
  /** Whether the model is abstract: each that derives from it needs a related_name of its own. */
  abstract?: boolean;
}

/**
 * Resolves the fields of one model, which know each other: relations to the same model get names apart, and generated columns
 * are computed from the others, whatever the order.
 *
 * @throws Failure (usage) as `resolveField` does
 */
export function resolveFields(specs: readonly FieldSpec[], scope: FieldScope): ModelField[] {
  const known = new Map<string, ModelField>();
  const own = specs.map(({ name }) => name);
  const together: FieldScope = {
    ...scope,
    sibling: (name) => known.get(name) ?? scope.sibling?.(name),
    namesOn: (ref, field) => [
      ...(scope.namesOn?.(ref, field) ?? []),
      ...namesTaken(ref, [...known.values()]),
      ...(ref === `${scope.app}.${scope.model}` ? own : []),
    ],
  };
  const isComputed = ({ type }: FieldSpec) => type === "generated";
  for (const spec of specs.filter((each) => !isComputed(each)))
    known.set(spec.name, resolveField(spec, together));
  for (const spec of specs.filter(isComputed)) known.set(spec.name, resolveField(spec, together));
  return specs.map(({ name }) => known.get(name)!);
}

/** Types whose missing value is the empty text, never NULL. */
const EMPTY_TEXT: ReadonlySet<Word> = new Set<Word>([
  ...(["char", "text", "slug", "email", "url"] as const),
  ...(["file", "image", "filepath", "choice"] as const),
]);

/** Types that begin empty, and what of. */
const EMPTY: Readonly<Partial<Record<Word, string>>> = {
  json: "dict",
  hstore: "dict",
  array: "list",
};

/**
 * Resolves one field of the language against the repository.
 *
 * @throws Failure (usage), naming the field, where a model is unknown, a value is not one of the type, options contradict
 * each other, or the database or the line of Django has no such type
 */
export function resolveField(given: FieldSpec, scope: FieldScope): ModelField {
  const spec = asChoice(given);
  const { name, type: word, options } = spec;
  if (TYPES[word].module !== MODELS) refuseElsewhere(name, word, scope);
  const draft = new FieldDraft(spec);
  if (word === "generated") return generatedColumn(draft, scope);
  if (typeof options["verbose"] === "string")
    draft.keyword("verbose_name", text(options["verbose"]));
  if (word === "array") arrayItems(draft, scope);
  if (word === "fk" || word === "o2o" || word === "m2m") relate(draft, scope);
  limit(draft);
  if (word === "choice" || word === "intchoice") choicesOf(draft);
  missingValues(draft);
  defaultOf(draft, scope);
  lookups(draft);
  if (word === "file" || word === "image")
    draft.keyword("upload_to", text(uploadFolder(spec, scope)));
  if (options["editable"] === "no") draft.field.editable = false;
  if (!draft.field.editable && !draft.setsItself) draft.keyword("editable", "False");
  if (typeof options["help"] === "string") draft.keyword("help_text", text(options["help"]));
  return draft.done();
}

/** A table with a column of PostgreSQL cannot be made, or not be used, where the project runs on another database. */
function refuseElsewhere(name: string, word: Word, { database, fallback }: FieldScope): void {
  const json = word === "searchvector" ? undefined : "json holds such values on every database.";
  if (!/postg/i.test(database)) {
    throw wrong(
      name,
      `${word} is a type of PostgreSQL, and this project uses ${database || "another database"}`,
      json,
      "field-database",
    );
  }
  if (fallback === undefined) return;
  throw wrong(
    name,
    `${word} is a type of PostgreSQL, and without a variable this project runs on ${fallback.slice(fallback.lastIndexOf(".") + 1)}, whose tables have no such column`,
    `Let the settings fall back to PostgreSQL, as in DATABASE_URL with default="postgres://app:app@localhost:5432/app"${json ? `; or use json, which holds such values on every database` : ""}.`,
    "field-database",
  );
}

/** `status:char:choices=draft,published` is the type choice. */
function asChoice(spec: FieldSpec): FieldSpec {
  const { choices, ...options } = spec.options;
  if (typeof choices !== "string") return spec;
  const type = spec.type === "char" ? "choice" : "intchoice";
  return { ...spec, type, args: [choices], options };
}

/** What a row may be without: `null` and `blank`. */
function missingValues(draft: FieldDraft): void {
  const { field, spec, word } = draft;
  const { options } = spec;
  const optional = options["optional"] === true;
  if (options["pk"] === true && (optional || options["null"] === true))
    throw wrong(spec.name, "a primary key is never missing", "Leave out pk, or optional and null.");
  // Two rows without a value would have the same, were it the empty text.
  const asNull = optional && (!EMPTY_TEXT.has(word) || options["unique"] === true);
  field.null =
    options["null"] === true || (asNull && word !== "file" && word !== "image" && word !== "m2m");
  const begins = EMPTY[word];
  const isEmptyAtFirst = options["default"] === undefined && !field.null;
  const beginsEmpty = begins !== undefined && isEmptyAtFirst && options["blank"] !== "no";
  const isEmpty =
    begins !== undefined &&
    /^(?:dict|list|object|empty|\{\}|\[\])$/.test(String(options["default"]));
  field.blank =
    options["blank"] === true ||
    (options["blank"] !== "no" &&
      (optional || field.null || beginsEmpty || isEmpty || word === "m2m"));
  if (word === "searchvector") [field.null, field.blank, field.editable] = [true, false, false];
  if (field.null) draft.keyword("null", "True");
  if (field.blank) draft.keyword("blank", "True");
  if (beginsEmpty) draft.default("default", { code: begins, imports: [] });
}

/** What it is looked up by: `unique`, `db_index`, `primary_key`. */
function lookups(draft: FieldDraft): void {
  const { field, spec, word } = draft;
  const { options } = spec;
  if (options["pk"] === true) {
    draft.keyword("primary_key", "True");
    if (word === "uuid") field.editable = false;
    [field.primaryKey, field.unique] = [true, true];
    // Nothing makes the value of another key.
    field.auto = word === "uuid" && options["default"] === undefined;
  } else if (options["unique"] === true) {
    if (word !== "o2o") draft.keyword("unique", "True");
    field.unique = true;
  }
  const isFast = field.unique || word === "fk" || word === "slug" || word === "o2o";
  const isFiltered =
    word === "choice" ||
    word === "intchoice" ||
    word === "date" ||
    (word === "datetime" && !field.auto);
  const wanted = options["index"] === true || (isFiltered && options["index"] !== "no");
  if (wanted && !isFast) draft.keyword("db_index", "True");
  if (options["index"] === "no" && isFast && !field.unique) draft.keyword("db_index", "False");
  field.index = isFast ? options["index"] !== "no" || field.unique : wanted;
}

function uploadFolder({ args, options }: FieldSpec, scope: FieldScope): string {
  const given = args[0] ?? options["upload_to"];
  if (typeof given === "string") return given.endsWith("/") ? given : `${given}/`;
  return `${namesOf(scope.model).plural.snake}/`;
}
