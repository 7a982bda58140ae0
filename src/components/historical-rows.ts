import { creation, type ModelShape } from "../fields/creation.ts";
import { is } from "../fields/is.ts";
import { sample } from "../fields/sample.ts";
import { lookupCode } from "./lookups.ts";
import { bothSides } from "./lookup-sides.ts";
import type { Lookup } from "./lookup-values.ts";
import { sampleContext } from "./rows.ts";
import { shapeIn, shapeOfModel } from "./shapes.ts";
import type { ModelFacts, Site } from "./site.ts";

/** Rows of models as they were at a migration, which have neither methods nor choices. */
export interface HistoricalRows {
  /** The row that is changed. */
  changed: string;
  /** One that is not, where there are such. */
  kept: string;
  keptBefore: readonly { name: string; code: string }[];
  /** What the fields of the changed row are afterwards. */
  after: readonly { name: string; code: string }[];
  /** The classes that have to be had from the history. */
  models: readonly { name: string; app: string }[];
  imports: readonly string[];
}

/** The rows of a test of a data migration; undefined where none can be made. */
export function historicalRows(
  site: Site,
  model: ModelFacts,
  {
    where,
    sets,
    copies,
  }: {
    where: readonly Lookup[];
    sets: readonly Lookup[];
    copies: readonly (readonly [string, string])[];
  },
): HistoricalRows | undefined {
  const plain = (shape: ModelShape | undefined): ModelShape | undefined =>
    shape && {
      ...shape,
      user: undefined,
      fields: shape.fields.map((field) =>
        field.choices ? { ...field, choices: { ...field.choices, class: undefined } } : field,
      ),
    };
  const shape = plain(shapeOfModel(site, model))!;
  const context = sampleContext(site);
  const imports = new Set<string>();
  const values: Record<string, string> = {};
  const outside: Record<string, string> = {};
  for (const lookup of where) {
    const field = shape.fields.find(({ name }) => name === lookup.field.name)!;
    const sides =
      lookup.lookup === "isnull" ? nullSides(lookup, field) : bothSides({ ...lookup, field }, "");
    if (!sides) return undefined;
    values[field.name] = sides.inside.code;
    if (Object.keys(outside).length === 0) outside[field.name] = sides.outside.code;
    for (const one of [...sides.inside.imports, ...sides.outside.imports]) imports.add(one);
  }
  const after = sets.map((lookup) => ({ name: lookup.field.name, code: afterCode(lookup) }));
  for (const [to, from] of copies) {
    const field = shape.fields.find(({ name }) => name === from)!;
    const code = is.relation(field) ? undefined : sample(field, 1, context);
    if (!code) return undefined;
    values[from] ??= code.code;
    for (const one of code.imports) imports.add(one);
    after.push({ name: to, code: values[from] });
  }
  const seen = new Map<string, string>([[model.names.class, model.app.label]]);
  const row = (overrides: Record<string, string>, variant: 1 | 2) => {
    const code = creation(shape, overrides, {
      ...context,
      variant,
      factories: "none",
      shapeOf: (reference) => {
        const found = plain(shapeIn(site, reference));
        if (found) seen.set(found.name, found.app);
        return found;
      },
    });
    for (const one of code?.imports ?? [])
      if (!/^from \S*models import /.test(one)) imports.add(one);
    return code?.code.replaceAll("objects.create_user(", "objects.create(");
  };
  const changed = row(values, 1);
  const kept = where.length > 0 ? row({ ...values, ...outside }, 2) : "";
  if (changed === undefined || kept === undefined) return undefined;
  const named = [...`${changed}${kept}`.matchAll(/\b([A-Z]\w*)\.objects\b/g)].map(
    ([, name = ""]) => name,
  );
  const contrib: Readonly<Record<string, string>> = {
    User: "auth",
    Group: "auth",
    Permission: "auth",
    ContentType: "contenttypes",
    Site: "sites",
  };
  const models = [...new Set(named)].map((name) => ({
    name,
    app: seen.get(name) ?? contrib[name] ?? "",
  }));
  if (models.some(({ app }) => app === "") || /ContentType|earliest/.test(`${changed}${kept}`))
    return undefined;
  const keptBefore = Object.entries({ ...values, ...outside })
    .filter(([name]) => after.some((one) => one.name === name))
    .map(([name, code]) => ({ name, code }));
  return { changed, kept, keptBefore, after, models, imports: [...imports] };

  function nullSides(lookup: Lookup, field: Lookup["field"]) {
    const some = is.relation(field) ? undefined : sample(field, 1, context);
    const none = { code: "None", imports: [] as string[] };
    if (!some) return undefined;
    return /^(?:true|yes|1)$/i.test(lookup.value)
      ? { inside: none, outside: some }
      : { inside: some, outside: none };
  }
}

/** What a field has afterwards; what moves on, such as the time, is only there. */
function afterCode(lookup: Lookup): string {
  const { code } = lookupCode(lookup);
  const value = code.slice(code.indexOf("=") + 1);
  return value.startsWith("timezone.") ? "" : value;
}
