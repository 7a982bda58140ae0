import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { TestRows } from "../api/test-rows.ts";
import type { Draft } from "../draft.ts";
import { knownField } from "../known-field.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import { named, single } from "./attributes.ts";
import { usualReadOnly } from "./columns.ts";
import { adminPlace, registrationOf } from "./registration.ts";
import { pickersOf } from "./related.ts";

export interface InlineOptions {
  model: string;
  child: string;
  app: string | undefined;
  style: "tabular" | "stacked";
  fields: readonly string[];
  fk: string | undefined;
  extra: string;
  max: string | undefined;
}

/**
 * Plans an inline: rows of one model on the page of another.
 *
 * @throws Failure (usage) where the one does not belong to the other, or it cannot be told by which relation
 */
export async function planInline(draft: Draft, options: InlineOptions): Promise<void> {
  const { site } = draft;
  const parent = site.model(
    options.model,
    options.app === undefined ? undefined : site.app(options.app),
  );
  const child = site.model(options.child, parent.app);
  const { fields } = shapeOfModel(site, child);
  const leading = relationsTo(parent, fields);
  const fk = backTo(parent, child, leading, options.fk);
  if (!registrationOf(draft, parent)) {
    await draft.run("admin", { model: `${parent.app.label}.${parent.names.class}` });
  }
  const registration = registrationOf(draft, parent);
  const place = { ...adminPlace(site, parent), ...(registration && { path: registration.path }) };
  const name = `${child.names.class}Inline`;
  const shown = options.fields.map((one) => knownField(one, fields, "--fields"));
  const width = site.conventions.lineLength;
  const others = fields.filter(
    (field) => field !== fk && (shown.length === 0 || shown.includes(field.name)),
  );
  const readOnly = usualReadOnly(others);
  const pickable = others.filter((field) => !readOnly.includes(field.name));
  const { autocomplete, rawId } = pickersOf(
    draft,
    `${child.app.label}.${child.names.class}`,
    pickable,
    false,
  );
  const page = registration?.name;
  if (page === undefined) {
    draft.changes.manual(
      place.path,
      `inlines = [${name}]`,
      `${parent.names.class} is registered without a class of its own`,
    );
  }
  const imports = draft.importsOf(place, { parent: parent.place, child: child.place });
  await draft.python("admin-inline/admin.py", place, {
    imports: [
      `from ${imports["parent"]} import ${parent.names.class}`,
      `from ${imports["child"]} import ${child.names.class}`,
    ],
    name,
    page: page ?? "",
    base: options.style === "stacked" ? "StackedInline" : "TabularInline",
    parent: parent.names.class,
    model: child.names.class,
    attributes: [
      ...single("model", child.names.class),
      ...(leading.length > 1 ? single("fk_name", JSON.stringify(fk.name)) : []),
      ...single("extra", fk.relation!.kind === "o2o" ? undefined : options.extra),
      ...single("max_num", options.max),
      ...named("fields", shown, width),
      ...named("readonly_fields", readOnly, width),
      ...named("autocomplete_fields", autocomplete, width),
      ...named("raw_id_fields", rawId, width),
    ],
  });
  if (page !== undefined) await inlineTests(draft, parent, child, fk);
}

function relationsTo({ app, names }: ModelFacts, fields: readonly ModelField[]): ModelField[] {
  return fields.filter(
    (field) =>
      field.relation && !is.many(field) && field.relation.to === `${app.label}.${names.class}`,
  );
}

function backTo(
  parent: ModelFacts,
  child: ModelFacts,
  leading: readonly ModelField[],
  asked: string | undefined,
): ModelField {
  const names = leading.map(({ name }) => name);
  const found = asked === undefined ? leading[0] : leading.find(({ name }) => name === asked);
  if (!found) {
    throw usage(
      "no-relation",
      asked === undefined
        ? `${child.names.class} has no foreign key to ${parent.names.class}.`
        : `--fk: ${child.names.class} has no foreign key ${asked} to ${parent.names.class}.`,
      names.length > 0
        ? `There is ${names.join(", ")}.`
        : `Name the model that rows belong to first; add ${parent.names.snake}:fk:${parent.app.label}.${parent.names.class} where it is missing.`,
    );
  }
  if (asked !== undefined || names.length === 1) return found;
  throw usage(
    "several-relations",
    `${child.names.class} leads to ${parent.names.class} by ${names.join(" and ")}.`,
    `Say which with --fk ${names[0]}.`,
  );
}

async function inlineTests(
  draft: Draft,
  parent: ModelFacts,
  child: ModelFacts,
  fk: ModelField,
): Promise<void> {
  const owner = { app: parent.app, name: `${parent.names.class}Admin` };
  const rows = new TestRows(draft, draft.testPlace("admin", owner));
  const childType = rows.type(child);
  const context = {
    parent: parent.names,
    child: child.names,
    parentType: rows.type(parent),
    childType,
    admin: await rows.user("admin", { is_staff: "True", is_superuser: "True" }),
    row: await rows.row(parent),
    childRow: await rows.row(child, { [fk.name]: parent.names.snake }),
    route: `admin:${parent.app.label}_${parent.names.class.toLowerCase()}_change`,
  };
  await draft.test("admin-inline/test_admin.py", "admin", owner, {
    ...context,
    imports: [...rows.imports],
  });
}
