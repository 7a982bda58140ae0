import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import type { Code, ModelField } from "../../fields/model-field.ts";
import { sample } from "../../fields/sample.ts";
import { templatePlace } from "../../project/conventions/places.ts";
import { TestRows } from "../api/test-rows.ts";
import { classNames } from "../class-name.ts";
import type { Draft } from "../draft.ts";
import { knownField } from "../known-field.ts";
import { lookupCode, parseLookups } from "../lookups.ts";
import { bothSides } from "../lookup-sides.ts";
import type { Lookup } from "../lookup-values.ts";
import { namesOf } from "../names.ts";
import { sampleContext } from "../rows.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import { adminPlace, registrationOf } from "./registration.ts";

export interface FilterOptions {
  model: string;
  name: string;
  app: string | undefined;
  kind: "simple" | "range" | "related";
  option: readonly string[];
}

/** Option of a filter: what it is called, and which rows it leaves. */
interface Choice {
  name: string;
  label: string;
  lookups: readonly Lookup[];
  code: string;
}

/**
 * Plans a filter of a list in the admin.
 *
 * @throws Failure (usage) where the field does not fit it, or a simple filter has no options
 */
export async function planFilter(draft: Draft, options: FilterOptions): Promise<void> {
  const { site } = draft;
  const model = site.model(
    options.model,
    options.app === undefined ? undefined : site.app(options.app),
  );
  const { app, names } = model;
  const { fields } = shapeOfModel(site, model);
  const kind = options.kind;
  const field = kind === "simple" ? undefined : fieldFor(kind, options.name, fields);
  const choices = kind === "simple" ? choicesOf(options.option, fields, names.class) : [];
  if (!registrationOf(draft, model))
    await draft.run("admin", { model: `${app.label}.${names.class}` });
  const registration = registrationOf(draft, model);
  if (registration?.name === undefined) {
    throw usage(
      "no-page",
      `${names.class} is registered with the admin without a class of its own, which would list the filter.`,
      `Write class ${names.class}Admin(admin.ModelAdmin) and register it first.`,
    );
  }
  const place = { ...adminPlace(site, model), path: registration.path };
  const named = classNames(options.name.replace(/Filter$/, ""));
  const codes = choices.flatMap(({ lookups }) =>
    lookups.map((one) => lookupCode(one, names.class)),
  );
  const context = {
    kind,
    isSimple: kind === "simple",
    isRange: kind === "range",
    names,
    page: registration.name,
    class: kind === "range" ? "RangeFilter" : `${named.class}Filter`,
    title: named.words,
    parameter: named.snake,
    field: field?.name ?? "",
    isDate: field?.word === "datetime",
    choices,
    imports: [
      `from ${draft.importsOf(place, { models: model.place })["models"]} import ${names.class}`,
      ...codes.flatMap(({ imports }) => imports),
    ],
  };
  await draft.python("admin-filter/admin.py", place, context);
  if (kind === "range") {
    const path = templatePlace(app, "x", site.project);
    const root = path.slice(0, -`/${path.split("/").slice(-2).join("/")}`.length);
    await draft.file("admin-filter/range_filter.html", `${root}/admin/range_filter.html`, context);
  }
  await filterTests(draft, model, context, field);
}

function fieldFor(
  kind: "range" | "related",
  name: string,
  fields: readonly ModelField[],
): ModelField {
  const field = fields.find((one) => one.name === knownField(name, fields, "name"));
  const fits = (one: ModelField) =>
    kind === "related"
      ? is.relation(one)
      : is.number(one) || one.word === "date" || one.word === "datetime";
  if (field && fits(field)) return field;
  const others = fields.filter(fits).map((one) => one.name);
  throw usage(
    "unfit-field",
    `${name} is no ${kind === "related" ? "relation" : "number and no date"}, which --kind ${kind} is for.`,
    others.length > 0 ? `There are ${others.join(", ")}.` : "The model has none.",
  );
}

function choicesOf(
  given: readonly string[],
  fields: readonly ModelField[],
  owner: string,
): Choice[] {
  if (given.length === 0) {
    throw usage(
      "options-missing",
      "What does the filter offer?",
      "Give each option with its conditions, such as --option live:status=published, or take --kind range or related.",
    );
  }
  return given.map((text) => {
    const colon = text.indexOf(":");
    const { snake, sentence } = namesOf(text.slice(0, Math.max(colon, 0)));
    if (colon > 0 && /^[a-z]\w*$/.test(snake)) {
      const lookups = parseLookups(text.slice(colon + 1), fields, "--option");
      const code = lookups.map((one) => lookupCode(one, owner).code).join(", ");
      if (lookups.length > 0) return { name: snake, label: sentence, lookups, code };
    }
    throw usage(
      "bad-option",
      `--option: ${JSON.stringify(text)} is no option.`,
      "Write a name and conditions: live:status=published.",
    );
  });
}

async function filterTests(
  draft: Draft,
  model: ModelFacts,
  context: {
    isRange: boolean;
    isSimple: boolean;
    class: string;
    choices: readonly Choice[];
    field: string;
  },
  field: ModelField | undefined,
): Promise<void> {
  const { app, names } = model;
  const owner = { app, name: `${names.class}Admin` };
  const rows = new TestRows(draft, draft.testPlace("admin", owner));
  const base = { ...sampleContext(draft.site), model: names.class };
  const cases: { name: string; first: string; others: readonly string[] }[] = [];
  for (const { name, lookups } of context.choices) {
    const sides = lookups.map((one) => ({
      name: one.field.name,
      sides: bothSides(one, names.class),
    }));
    if (sides.some((one) => !one.sides)) continue;
    const given = (outside?: string) =>
      Object.fromEntries(
        sides.map((one) => [
          one.name,
          rows.take(one.sides![one.name === outside ? "outside" : "inside"]),
        ]),
      );
    const others: string[] = [];
    for (const one of sides) others.push(await rows.row(model, given(one.name), 2));
    cases.push({ name, first: await rows.row(model, given(), 1), others });
  }
  let values: { low: Code; high: Code } | undefined;
  if (context.isRange && field) {
    const [low, high] = [
      sample({ ...field, auto: false }, 1, base),
      sample({ ...field, auto: false }, 2, base),
    ];
    if (low && high && low.code !== high.code) values = { low, high };
  }
  const other = field?.relation ? draft.site.findModel(field.relation.to) : undefined;
  const testable = context.isSimple
    ? cases.length > 0
    : context.isRange
      ? values !== undefined
      : other !== undefined;
  if (!testable) return;
  const set = async (variant: 1 | 2) =>
    field && other && !is.many(field) ? { [field.name]: await rows.row(other, {}, variant) } : {};
  await draft.test("admin-filter/test_admin.py", "admin", owner, {
    ...context,
    names,
    type: rows.type(model),
    className: `${names.class}${context.isSimple ? context.class.replace(/Filter$/, "") : namesOf(context.field).class}FilterTests`,
    isRelated: !context.isSimple && !context.isRange,
    isMany: field !== undefined && is.many(field),
    admin: await rows.user("admin", { is_staff: "True", is_superuser: "True" }),
    route: `admin:${app.label}_${names.class.toLowerCase()}_changelist`,
    cases,
    low: values ? rows.take(values.low) : "",
    high: values ? rows.take(values.high) : "",
    isAuto: field?.auto === true,
    isTimed: field?.word === "datetime",
    isDay: field?.word === "date",
    first: await rows.row(model, context.isSimple ? {} : await set(1), 1),
    second: await rows.row(model, context.isSimple ? {} : await set(2), 2),
    unused: other ? await rows.row(other, {}, 2) : "",
    imports: [...rows.imports],
  });
}
