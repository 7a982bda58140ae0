import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { resolveFields } from "../../fields/resolve.ts";
import { parseFields } from "../../fields/spec.ts";
import { placeOf } from "../../project/conventions/places.ts";
import { classNames } from "../class-name.ts";
import { classSource } from "../class-source.ts";
import type { Draft } from "../draft.ts";
import { knownField } from "../known-field.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import { formClass, formField } from "./form-fields.ts";
import { formTests } from "./form-tests.ts";
import { rulesOf } from "./rules.ts";
import { uploadsOf } from "./uploads.ts";

export interface FormOptions {
  name: string;
  words: readonly string[];
  app: string | undefined;
  model: string | undefined;
  fields: readonly string[];
  clean: string | undefined;
  upload: readonly string[];
}

/** The model that a form of no fields of its own is named by. */
function ownModel({ site }: Draft, { name, app: label, words }: FormOptions): string | undefined {
  const { app, names } = site.target(name, label);
  const reference = `${app.label}.${names.class.replace(/Form$/, "")}`;
  return words.length === 0 && site.findModel(reference) ? reference : undefined;
}

/** What a user may do, and how they prove who they are, is set elsewhere. */
const OF_USERS = new Set([
  "password",
  "is_superuser",
  "is_staff",
  "is_active",
  "groups",
  "user_permissions",
  "last_login",
  "date_joined",
]);

/**
 * Plans a form.
 *
 * @throws Failure (usage) where a field cannot be made or is none of the model's, or the form would have none
 */
export async function planForm(draft: Draft, options: FormOptions): Promise<void> {
  const { site } = draft;
  const target = site.target(options.name, options.app);
  const { app } = target;
  const names = classNames(target.names.class.replace(/Form$/, "") + "Form");
  const asked = options.model ?? ownModel(draft, options);
  const model =
    asked === undefined ? undefined : site.model(asked, asked.includes(".") ? undefined : app);
  if (model && options.words.length > 0) {
    throw usage(
      "two-kinds",
      "A form of a model has the model's fields.",
      "Name them with --fields, or leave --model out.",
    );
  }
  const fields = model
    ? modelFields(draft, model, options.fields)
    : plainFields(draft, names.class, app.label, options);
  const place = placeOf("forms", app, names.class, site.project, site.tree);
  const isThere = classSource(draft.sourceOf(place.path), names.class) !== undefined;
  const isAsked =
    options.fields.length > 0 ||
    options.words.length > 0 ||
    options.clean !== undefined ||
    options.upload.length > 0;
  if (isThere && !isAsked) return;
  const rules = rulesOf(options.clean, fields, model?.names.class);
  const uploads = uploadsOf(options.upload, fields);
  const { translated } = site.conventions;
  const related = model
    ? []
    : fields.flatMap(({ relation }) => (relation ? [site.model(relation.to)] : []));
  const imported = [...(model ? [model] : []), ...related];
  await draft.python("form/forms.py", place, {
    name: names.class,
    model: model?.names.class ?? "",
    fields: model ? fields.map(({ name }) => name) : [],
    declared: model ? [] : fields.map((field) => formField(field, translated)),
    own: rules.filter(({ other }) => !other),
    cross: rules.filter(({ other }) => other),
    isChecked: rules.some(({ other }) => other),
    uploads,
    hasEndings: uploads.some(({ endings }) => endings.length > 0),
    isTranslated:
      translated &&
      (rules.length > 0 || uploads.length > 0 || fields.some(({ choices }) => choices && !model)),
    imports: [
      ...imported.map(
        (one) =>
          `from ${draft.importsOf(place, { models: one.place })["models"]} import ${one.names.class}`,
      ),
      ...rules.flatMap(({ imports }) => imports),
    ],
  });
  if (!isThere)
    await formTests(draft, { app, name: names.class, place, model, fields, rules, uploads });
}

/** The fields of a model that a form of it sets. @throws Failure (usage) where there is none, or one is not set by forms */
export function modelFields(
  draft: Draft,
  model: ModelFacts,
  asked: readonly string[],
): ModelField[] {
  const { fields } = shapeOfModel(draft.site, model);
  const writable = fields.filter(
    (field) =>
      is.writable(field) &&
      !(field.primaryKey && field.hasDefault) &&
      !(is.many(field) && field.relation?.through !== undefined) &&
      !/Generic/.test(field.class),
  );
  const chosen =
    asked.length > 0
      ? asked
          .map((name) =>
            fields.find((field) => field.name === knownField(name, fields, "--fields")),
          )
          .filter((one) => one !== undefined)
      : writable.filter(({ name }) => !(model.isUser && OF_USERS.has(name)));
  const locked = chosen.find((field) => !writable.includes(field));
  if (locked) {
    throw usage(
      "not-writable",
      `--fields: ${locked.name} is not set by a form.`,
      `There are ${writable.map(({ name }) => name).join(", ")}.`,
    );
  }
  if (chosen.length > 0) return chosen;
  throw usage(
    "no-fields",
    `${model.names.class} has no field that a form could set.`,
    "Give it one first: generate model.",
  );
}

function plainFields(
  { site }: Draft,
  name: string,
  label: string,
  { words, fields }: FormOptions,
): ModelField[] {
  if (fields.length > 0) {
    throw usage(
      "no-model",
      "--fields names fields of a model.",
      "Add --model, or write the fields as name:type.",
    );
  }
  if (words.length === 0) {
    throw usage(
      "no-fields",
      "Which fields does the form have?",
      "Write them as name:type, or take those of a model with --model.",
    );
  }
  const app = site.app(label);
  const found = resolveFields(parseFields(words), site.fieldScope(app, name));
  const unfit = found.find((field) => formClass(field) === undefined);
  if (unfit) {
    throw usage(
      "no-form-field",
      `${unfit.name}: Django's forms have no field for ${unfit.word}.`,
      "Take char, and turn the text into what you need in a clean method.",
    );
  }
  return found;
}
