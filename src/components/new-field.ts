import { declaration } from "../fields/declaration.ts";
import { is } from "../fields/is.ts";
import type { ModelField } from "../fields/model-field.ts";
import type { Draft } from "./draft.ts";
import { hasFactory } from "./factories.ts";
import { preparePostgres } from "./postgres-fields.ts";
import type { ModelFacts } from "./site.ts";

/** Plans the declaration of a field in a model that is there, and in its factory where rows need it. */
export async function addFieldToModel(
  draft: Draft,
  model: ModelFacts,
  field: ModelField,
): Promise<void> {
  const { app, names, place, fields } = model;
  if (fields.some(({ name }) => name === field.name)) return;
  const { site } = draft;
  const { translated, lineLength: width, djangoLine: django } = site.conventions;
  const { code, imports, nested } = declaration(field, { translated, width, django });
  // Our own linter wants to be told that such a text is meant.
  const isMeant = site.project.answers !== undefined && field.null && is.text(field);
  const shown = isMeant ? code.replace(/$/m, "  # noqa: DJ001") : code;
  const lines = [...(nested ? [nested, ""] : []), shown].join("\n").replace(/^(?=.)/gm, "    ");
  draft.code([...imports, "", "", `class ${names.class}:`, lines, ""].join("\n"), place);
  site.planModel({ ...model, fields: [...fields, field] });
  await preparePostgres(draft, app, [field]);
  const isMissed = draft.wantsTests && is.required(field) && hasFactory(draft, model);
  if (isMissed) await draft.run("factory", { model: `${app.label}.${names.class}` });
}
