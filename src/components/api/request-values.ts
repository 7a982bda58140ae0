import { is } from "../../fields/is.ts";
import { jsonSample } from "../../fields/json-sample.ts";
import type { Code, ModelField } from "../../fields/model-field.ts";
import type { SampleContext } from "../../fields/sample.ts";

/** A value that no other row of a test has, as the data of a request has it. */
export function freshValue(field: ModelField, context: SampleContext): Code | undefined {
  return (field.unique && uniqueText(field)) || jsonSample(field, 2, context);
}

/** Sequences of factories count: what is new is not a number of theirs. */
function uniqueText(field: ModelField): Code | undefined {
  if (!is.text(field)) return undefined;
  const { name, word, min = 0, maxLength = Infinity } = field;
  const values: Readonly<Record<string, string>> = {
    email: "new@example.com",
    url: "https://example.com/new",
    slug: "new",
  };
  const text = values[word] ?? `New ${name.replaceAll("_", " ")}`.padEnd(min, "x");
  return text.length > maxLength ? undefined : { code: JSON.stringify(text), imports: [] };
}

/** A value that a field refuses, as Python source; undefined where none is known. */
export function invalidValue(field: ModelField): string | undefined {
  const { word, maxLength, relation } = field;
  if (relation) return relation.kind === "m2m" ? "[0]" : "0";
  if (field.choices) return field.choices.kind === "integer" ? "-1" : '"unknown"';
  switch (word) {
    case "email":
      return '"nobody"';
    case "url":
      return '"nowhere"';
    case "slug":
      return '"two words"';
    case "bool":
      return '"perhaps"';
    case "char":
    case "filepath":
      return maxLength === undefined ? undefined : `"x" * ${maxLength + 1}`;
    case "int":
    case "smallint":
    case "bigint":
    case "posint":
    case "possmallint":
    case "posbigint":
    case "float":
    case "decimal":
      return '"many"';
    case "date":
    case "datetime":
    case "time":
    case "duration":
      return '"some day"';
    case "uuid":
    case "ip":
      return '"nothing"';
    default:
      return undefined;
  }
}

/** Whether an answer gives a value back as the request had it. */
export function isEchoed(field: ModelField): boolean {
  if (field.relation) return field.relation.kind !== "m2m";
  return (
    field.choices !== undefined ||
    is.text(field) ||
    is.boolean(field) ||
    [
      "int",
      "smallint",
      "bigint",
      "posint",
      "possmallint",
      "posbigint",
      "date",
      "uuid",
      "decimal",
    ].includes(field.word)
  );
}
