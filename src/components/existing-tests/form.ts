import type { Draft } from "../draft.ts";
import { namesOf } from "../names.ts";
import type { TestOptions } from "./options.ts";
import { foundIn } from "./parts.ts";
import { rowsOf } from "./subject.ts";

/** Tests of a form. */
export async function testForm(draft: Draft, { target, app }: TestOptions): Promise<void> {
  const found = foundIn(draft, "forms", target, app);
  const name = /^\s+model = (\w+)/m.exec(found.source)?.[1];
  const model = name === undefined ? undefined : draft.site.findModel(name, found.app);
  const part = `forms_${namesOf(found.name).snake}`;
  const rows = model && rowsOf(draft, part, model);
  const required = [
    ...found.source.matchAll(/^ {4}(\w+) = forms\.\w+Field\(((?:[^()]|\([^()]*\))*)\)/gm),
  ]
    .filter(([, , given = ""]) => !/required=False/.test(given))
    .map(([, field]) => field);
  await draft.test(
    "test/form.py",
    part,
    { app: found.app, name: found.name, from: { forms: found.place } },
    {
      class: `${found.name}Tests`,
      form: found.name,
      isModelForm: model !== undefined,
      required,
      row: model && rows ? await rows.row(model) : "",
      imports: rows ? [...rows.imports] : [],
    },
  );
}
