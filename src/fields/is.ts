import type { ModelField } from "./model-field.ts";
import { NUMBERS } from "./options.ts";

const TEXTS = new Set<string>(["char", "text", "slug", "email", "url"]);
const TIMES = new Set<string>(["date", "datetime", "time", "duration"]);
/** What no list, filter or order has a use for. */
const OPAQUE = new Set<string>([
  "json",
  "binary",
  "hstore",
  "array",
  "searchvector",
  "file",
  "image",
  "other",
  "intrange",
  "bigintrange",
  "decimalrange",
  "daterange",
  "datetimerange",
]);

/** Types whose column is the empty text where a form is left empty; any other would be NULL. */
const EMPTY_TEXT = new Set<string>([...TEXTS, "choice", "file", "image", "filepath", "binary"]);

const text = ({ word, choices }: ModelField) => TEXTS.has(word) && !choices;
const number = ({ word, choices }: ModelField) =>
  (NUMBERS as readonly string[]).includes(word) && !choices;
const temporal = ({ word }: ModelField) => TIMES.has(word);
const relation = (field: ModelField) => field.relation !== undefined;
const many = (field: ModelField) => field.relation?.kind === "m2m";
const file = ({ word }: ModelField) => word === "file" || word === "image";
const boolean = ({ word }: ModelField) => word === "bool";
const choice = (field: ModelField) => field.choices !== undefined;
const opaque = ({ word }: ModelField) => OPAQUE.has(word);

/** What can be done with a field. */
export const is = {
  text,
  number,
  temporal,
  relation,
  many,
  file,
  boolean,
  choice,
  /** Whether a search box looks into it: what people wrote, and can find by a part. */
  searchable: (field: ModelField) =>
    text(field) && field.word !== "url" && field.name !== "password",
  /** Whether an exact value of it narrows a list down. */
  filterable: (field: ModelField) =>
    choice(field) ||
    boolean(field) ||
    relation(field) ||
    field.word === "date" ||
    field.word === "datetime",
  /** Whether rows can be put in its order. */
  orderable: (field: ModelField) =>
    !opaque(field) && !relation(field) && field.word !== "text" && field.name !== "password",
  /** Whether it is short enough for a column of a list. */
  listable: (field: ModelField) =>
    !opaque(field) && !many(field) && field.word !== "text" && field.name !== "password",
  /** Whether a form or an API takes it. */
  writable: (field: ModelField) => field.editable && !field.auto && field.word !== "searchvector",
  /** Whether a row has to be given it. */
  required: (field: ModelField) => !field.null && !field.blank && !field.hasDefault && !field.auto,
  /** Whether a row is valid without it, as far as the database goes. */
  omissible: (field: ModelField) =>
    field.null ||
    field.hasDefault ||
    field.auto ||
    many(field) ||
    (field.blank && !field.unique && EMPTY_TEXT.has(field.word)),
} satisfies Record<string, (field: ModelField) => boolean>;
