import { is } from "../../fields/is.ts";
import { sample } from "../../fields/sample.ts";
import type { Endpoint } from "./endpoint.ts";
import { parameterOf } from "./filters.ts";
import type { Datum } from "./request-data.ts";
import { invalidValue } from "./request-values.ts";
import type { TestRows } from "./test-rows.ts";

/** What an answer has as the key of a row. */
export function keyCode(
  row: string,
  { attribute, isText }: { attribute: string; isText: boolean },
): string {
  return isText ? `str(${row}.${attribute})` : `${row}.${attribute}`;
}

/** What someone has to be who may do all that an endpoint offers. */
export function flagsFor(access: string): Record<string, string> {
  if (access === "admin") return { is_staff: "True" };
  return access === "model" || access === "unknown"
    ? { is_superuser: "True", is_staff: "True" }
    : {};
}

/** A field that a change of a row shows in, with its values in a request and in Python. */
export function changeOf(
  data: readonly Datum[],
  type: string,
  base: object,
  rows: TestRows,
): { name: string; attribute: string; code: string; value: string } | undefined {
  const plain = data.find(
    ({ field, name }) =>
      name === field.name &&
      !field.relation &&
      (is.text(field) || field.choices || is.boolean(field) || is.number(field)),
  );
  if (!plain) return undefined;
  const { name, field, code } = plain;
  const isSame = is.text(field) || field.choices || is.boolean(field);
  const value = isSame ? code : sample(field, 2, { ...base, model: type });
  if (!value) return undefined;
  return {
    name,
    attribute: field.name,
    code,
    value: typeof value === "string" ? value : rows.take(value),
  };
}

/** A query that no filter takes. */
export function refusedFilter({ filters }: Endpoint): { query: string; value: string } | undefined {
  const found = filters.find(
    ({ field }) => field.choices ?? (is.temporal(field) || field.relation?.kind === "fk"),
  );
  const value = found && invalidValue(found.field);
  return value === undefined
    ? undefined
    : { query: parameterOf(found!.field, found!.lookups[0]!), value };
}

/** What tells rows of an answer apart: the key, or what else is shown of them. */
export function identityOf({ key, shown, fields }: Endpoint): {
  name: string;
  attribute: string;
  isText: boolean;
} {
  const readable = new Set(shown.filter((one) => one.readable).map(({ name }) => name));
  if (readable.has(key)) {
    const field = fields.find(({ name }) => name === key);
    return { name: key, attribute: "pk", isText: field?.word === "uuid" };
  }
  const other = shown.find(
    ({ name, field, readable: isRead }) =>
      isRead && field?.name === name && is.text(field) && field.unique,
  );
  const name = other?.name ?? key;
  return { name, attribute: name, isText: false };
}

/** A key that no row has. */
export function missingKey({ key, fields }: Endpoint): string {
  const field = fields.find(({ name }) => name === key);
  if (field?.word === "uuid") return '"00000000-0000-0000-0000-000000000000"';
  return field && is.text(field) ? '"missing"' : "0";
}
