import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import type { TestRows } from "../api/test-rows.ts";
import type { Draft } from "../draft.ts";
import { valueOf } from "../rows.ts";
import type { ModelFacts } from "../site.ts";

interface Known {
  fields: readonly ModelField[];
  required: readonly ModelField[];
  action: string;
  part: ReturnType<Draft["testPlace"]>;
}

/** What the template of the tests knows beside the function. */
export async function testContext(
  draft: Draft,
  rows: TestRows,
  model: ModelFacts,
  { fields, required, action, part }: Known,
) {
  const { site } = draft;
  const [major = 0, minor = 0] = site.conventions.djangoLine.split(".").map(Number);
  const value = async (field: ModelField, variant: 1 | 2) => {
    const code = await valueOf(draft, part, model, field, variant);
    return code && rows.take(code);
  };
  const values = [];
  if (action === "create") {
    for (const field of required) {
      const code = await value(field, 1);
      if (code !== undefined) values.push({ name: field.name, code });
    }
  }
  const pool = action === "create" ? required : fields;
  const text = pool.find(
    (field) =>
      field.word === "char" &&
      field.name !== "password" &&
      !field.choices &&
      is.writable(field) &&
      (field.maxLength ?? 0) > 0,
  );
  const invalid = text && { name: text.name, code: `"x" * ${text.maxLength! + 1}` };
  const shown = pool.find(
    (field) =>
      is.writable(field) &&
      is.text(field) &&
      !field.null &&
      ["char", "email"].includes(field.word) &&
      field.name !== "password",
  );
  const code = shown && (await value(shown, action === "create" ? 1 : 2));
  const changed = shown && code !== undefined ? { name: shown.name, code } : undefined;
  const first = action === "create" ? "" : await rows.row(model);
  if (action !== "create" || !changed || invalid) rows.type(model);
  const isBulk = action === "bulk";
  if (isBulk) rows.imports.add("from typing import Any");
  return {
    values,
    invalid,
    invalidValues: values.map((one) => (one.name === invalid?.name ? invalid : one)),
    sparesRelated: !required.some(
      ({ relation }) => relation?.to === `${model.app.label}.${model.names.class}`,
    ),
    changed,
    password: values.find(({ name }) => name === "password")?.code ?? "",
    first,
    isNumbered: isBulk && site.conventions.tests.factories === "none",
    more: isBulk ? await rows.many(model, 19, "self.first", {}) : "",
    columns: fields
      .filter((field) => is.writable(field) && !is.many(field) && !field.primaryKey)
      .map((field) => (field.relation ? `${field.name}_id` : field.name)),
    captures: major > 3 || (major === 3 && minor >= 2),
  };
}
