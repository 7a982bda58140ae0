import { OPTIONS } from "./options.ts";
import { MODELS, TYPES, type FieldType } from "./types.ts";

function fieldsHelp(): string {
  const types: (readonly [string, FieldType])[] = Object.entries(TYPES);
  const usual = types.filter(([, { module }]) => module === MODELS);
  const postgres = types.filter(([, { module }]) => module !== MODELS);
  return [
    "Fields are written name:type[:argument][:option[=value]]…, in any shell without quotes.",
    "A doubled colon is a colon of a value: opens:time:default=09::30.",
    "",
    "Types",
    ...table(usual.map(([word, { summary, example }]) => [word, summary, example])),
    "",
    "Types of PostgreSQL",
    ...table(postgres.map(([word, { summary, example }]) => [word, summary, example])),
    "",
    "Options",
    ...table(
      Object.entries(OPTIONS).map(([name, { value, summary }]) => [
        value ? `${name}=${value}` : name,
        summary,
      ]),
    ),
    "",
    "What is not said is what most models want: text is never NULL, a relation has a related_name",
    "and CASCADE (SET_NULL where it may be NULL), choices are a class in the model, choices and dates",
    "have an index, a bool is false at first, json begins as an empty object.",
    "",
    "Examples",
    "  title:char:200:unique  author:fk:users.User:related_name=posts  price:decimal:10,2:min=0",
    "  status:choice:draft,published:default=draft  notes:text:null  tags:m2m:blog.Tag",
    "  id:uuid:pk  total:generated:mul,price,quantity  published_at:datetime:null",
  ].join("\n");
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join("  ")}`.trimEnd(),
  );
}

/** The page of the field language, which help prints below the options of a command that takes fields. */
export const FIELDS_HELP = fieldsHelp();
