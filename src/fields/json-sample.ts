import type { Code, ModelField } from "./model-field.ts";
import { fraction } from "./sample-numbers.ts";
import { dayOf, hourOf, sample, type SampleContext } from "./sample.ts";

/**
 * The same value as `sample`, as the data of a request has it: dates and decimals as text, relations by the key that
 * `context.related` gives, many of them as a list. Undefined for what no request can set.
 */
export function jsonSample(
  field: ModelField,
  variant: number,
  context: SampleContext = {},
): Code | undefined {
  if (!field.editable || field.auto) return undefined;
  const literal = (code: string): Code => ({ code, imports: [] });
  const day = (at: number) =>
    `2026-${dayOf(field, at)
      .map((part) => String(part).padStart(2, "0"))
      .join("-")}`;
  const end = variant === 1 ? day(2) : day(2).replace("2026", "2027");
  const range = (lower: string, upper: string) =>
    literal(`{"lower": ${lower}, "upper": ${upper}, "bounds": "[)"}`);
  if (field.relation) {
    const key = context.related?.(field);
    return key && field.relation.kind === "m2m" ? { ...key, code: `[${key.code}]` } : key;
  }
  if (field.choices) return sample(field, variant, context);
  switch (field.word) {
    case "decimal":
      return literal(`"${fraction(field, variant)}"`);
    case "date":
      return literal(`"${day(variant)}"`);
    case "datetime":
      return literal(`"${day(variant)}T12:00:00${context.useTz === false ? "" : "Z"}"`);
    case "time":
      return literal(`"${String(hourOf(field, variant)).padStart(2, "0")}:30:00"`);
    case "duration":
      return literal(`"0${variant}:00:00"`);
    case "uuid":
      return literal(`"00000000-0000-0000-0000-00000000000${variant}"`);
    case "array": {
      const item = field.items && jsonSample({ ...field, word: field.items }, variant, context);
      return item && literal(`[${item.code}]`);
    }
    case "intrange":
    case "bigintrange":
      return range(String(variant), String(variant * 10));
    case "decimalrange":
      return range(`"${variant}"`, `"${variant * 10}"`);
    case "daterange":
      return range(`"${day(1)}"`, `"${end}"`);
    case "datetimerange":
      return range(`"${day(1)}T12:00:00Z"`, `"${end}T12:00:00Z"`);
    case "filepath":
      // Only a file that is on the server would do.
      return undefined;
    default:
      return sample(field, variant, context);
  }
}
