import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { sample } from "../../fields/sample.ts";
import type { LocalApp } from "../../project/apps.ts";
import type { Place } from "../../project/conventions/place.ts";
import { TestRows } from "../api/test-rows.ts";
import type { Draft } from "../draft.ts";
import { bothSides } from "../lookup-sides.ts";
import { sampleContext } from "../rows.ts";
import type { ModelFacts } from "../site.ts";
import { formValue, isNeeded, refusedValue } from "./form-fields.ts";
import type { Rule } from "./rules.ts";
import type { Upload } from "./uploads.ts";

export interface Form {
  app: LocalApp;
  /** The class. */
  name: string;
  place: Place;
  model: ModelFacts | undefined;
  fields: readonly ModelField[];
  rules: readonly Rule[];
  uploads: readonly Upload[];
}

/** A value of a form's data. */
export interface Given {
  name: string;
  code: string;
}

/** The data and the files of a form that is valid; undefined where a field that it needs cannot be made up. */
export async function formData(
  draft: Draft,
  rows: TestRows,
  { fields, model, rules, uploads }: Pick<Form, "fields" | "model" | "rules" | "uploads">,
): Promise<{ data: Given[]; files: Given[] } | undefined> {
  const { site } = draft;
  const base = { ...sampleContext(site), model: model?.names.class };
  const data: Given[] = [];
  const files: Given[] = [];
  for (const field of fields) {
    if (is.file(field)) {
      const code = isNeeded(field) ? sample(field, 1, base) : undefined;
      const ending = uploads.find(({ name }) => name === field.name)?.endings[0];
      if (code)
        files.push({
          name: field.name,
          code: ending ? rows.take(code).replace(/\.\w+"\)$/, `.${ending}")`) : rows.take(code),
        });
      continue;
    }
    if (field.relation) {
      if (!isNeeded(field)) continue;
      const other = site.findModel(field.relation.to);
      const isUser = field.relation.to === site.userModel;
      if (!other && !isUser) return undefined;
      const key = `${await (other ? rows.row(other, {}, 2) : rows.user(field.name))}.pk`;
      data.push({ name: field.name, code: is.many(field) ? `[${key}]` : key });
      continue;
    }
    const code = ruled(field, rules, base) ?? formValue(field, base);
    if (code) data.push({ name: field.name, code: rows.takeWithin(model, code) });
    else if (isNeeded(field)) return undefined;
  }
  return { data, files };
}

/** A value that fulfils the rules of a form. */
function ruled(field: ModelField, rules: readonly Rule[], base: object) {
  for (const { lookup } of rules) {
    const isGreater = lookup.lookup.startsWith("g");
    if (lookup.field === field && lookup.other) return sample(field, isGreater ? 2 : 1, base);
    if (lookup.other === field) return sample(field, isGreater ? 1 : 2, base);
    if (lookup.field === field) return bothSides(lookup, "")?.inside;
  }
  return undefined;
}

/** Writes the tests of a form. */
export async function formTests(draft: Draft, form: Form): Promise<void> {
  if (!draft.wantsTests) return;
  const { app, name, model, fields, rules, uploads, place } = form;
  const owner = { app, name };
  const testPlace = draft.testPlace("forms", owner);
  const rows = new TestRows(draft, testPlace);
  const valid = await formData(draft, rows, form);
  if (!valid) return;
  const base = { ...sampleContext(draft.site), model: model?.names.class };
  const broken = rules.flatMap(({ lookup, name: field }) => {
    const { other } = lookup;
    if (other) {
      const isGreater = lookup.lookup.startsWith("g");
      // The other way round: each has the value that would be right for its counterpart.
      const [mine, theirs] = [
        sample(other, isGreater ? 1 : 2, base),
        sample(lookup.field, isGreater ? 2 : 1, base),
      ];
      return mine && theirs
        ? [
            {
              name: field,
              data: [
                { name: field, code: rows.takeWithin(model, mine) },
                { name: other.name, code: rows.takeWithin(model, theirs) },
              ],
            },
          ]
        : [];
    }
    const sides = bothSides(lookup, model?.names.class ?? "");
    return sides
      ? [{ name: field, data: [{ name: field, code: rows.takeWithin(model, sides.outside) }] }]
      : [];
  });
  const refused = fields.flatMap((field) => {
    const code = refusedValue(field);
    return code === undefined ? [] : [{ name: field.name, code }];
  });
  const required = fields.filter((field) =>
    model ? isNeeded(field) : isNeeded(field) && !field.hasDefault && !field.null,
  );
  const isSaved =
    model !== undefined && !model.isUser && fields.length > 0 && saves(draft, model, fields);
  await draft.test(
    "form/test_forms.py",
    "forms",
    { ...owner, from: { forms: place } },
    {
      name,
      ...valid,
      hasFiles: valid.files.length > 0,
      required: required.map((field) => field.name),
      refused,
      broken,
      uploads: uploads.map((one) => ({ ...one, ending: one.endings[0] ?? "txt" })),
      isSaved,
      type: isSaved ? rows.type(model) : "",
      isDatabase: model !== undefined || fields.some(({ relation }) => relation),
      imports: [...rows.imports],
    },
  );
}

/** Whether a row can be made of what the form sets. */
function saves(draft: Draft, model: ModelFacts, fields: readonly ModelField[]): boolean {
  return (
    model.fields.every(
      (field) => is.omissible(field) || fields.some(({ name }) => name === field.name),
    ) && draft.wantsTests
  );
}
