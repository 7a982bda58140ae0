import { is } from "../fields/is.ts";
import type { ModelField } from "../fields/model-field.ts";
import type { Place } from "../project/conventions/place.ts";
import { classSource } from "./class-source.ts";
import type { Draft } from "./draft.ts";
import { sharedBy } from "./factories.ts";
import { rowOf, valueOf } from "./rows.ts";
import { shapeOfModel } from "./shapes.ts";
import type { ModelFacts } from "./site.ts";

/** What is promised of a model that a test can show. */
export interface Promises {
  /** The field that `str()` shows; the empty text for the key; undefined where it is as it was. */
  str: string | undefined;
  ordering: readonly string[];
  /** The names of fields that no two rows share. */
  unique: readonly (readonly string[])[];
  /** What its fields take no more than, where that is shown: the most letters of texts, and what is required. */
  limits?: { longest: readonly { name: string; length: number }[]; required: readonly string[] };
}

/**
 * What the template of a model's tests knows: the expressions that make rows, and what is expected of them.
 *
 * @param place the test module
 */
export async function modelTests(
  draft: Draft,
  place: Place,
  model: ModelFacts,
  { str, ordering, unique, limits = { longest: [], required: [] } }: Promises,
) {
  const imports = new Set<string>();
  const { fields } = shapeOfModel(draft.site, model);
  const field = (name: string) => fields.find((one) => one.name === name);
  const row = async (overrides: Record<string, string> = {}, variant: 1 | 2 = 1) => {
    const code = await rowOf(draft, place, model, overrides, variant);
    for (const statement of code.imports) imports.add(statement);
    return code.code;
  };
  const value = async (one: ModelField | undefined, variant: 1 | 2) => {
    const code = one && (await valueOf(draft, place, model, one, variant));
    for (const statement of code?.imports ?? []) imports.add(statement);
    return code?.code;
  };
  const uniqueTests = [];
  const shared = sharedBy(draft, model);
  const isAlone = !fields.some((one) => one.relation && !is.many(one) && is.required(one));
  for (const group of unique) {
    const isShared = group.some((name) => shared.includes(name));
    // What is built and not created has no rows for its relations.
    if (isShared && !isAlone) continue;
    const overrides: Record<string, string> = {};
    for (const name of group) {
      const code = field(name)?.null ? await value(field(name), 1) : undefined;
      if (code !== undefined) overrides[name] = code;
    }
    const same = Object.fromEntries(group.map((name) => [name, `first.${name}`]));
    const second = await row(same, 2);
    uniqueTests.push({
      name: group.join("_and_"),
      isTogether: group.length > 1,
      first: await row(overrides),
      second: isShared ? `${second.replace("Factory.create(", "Factory.build(")}.save()` : second,
    });
  }
  const order = await orderTest(field(ordering[0]?.replace(/^-/, "") ?? ""), ordering[0] ?? "", {
    row,
    value,
  });
  const shown = str === undefined ? undefined : await strTest(field(str), { row, value });
  const hasLimits = limits.longest.length > 0 || limits.required.length > 0;
  const isNeeded =
    shown !== undefined || order !== undefined || uniqueTests.length > 0 || hasLimits;
  const made = [shown?.row, shown?.code, ...uniqueTests.flatMap((one) => [one.first, one.second])];
  const usesModel =
    hasLimits ||
    order !== undefined ||
    made.some((code) => code?.includes(`${model.names.class}.`));
  return {
    isNeeded,
    usesModel,
    names: model.names,
    shown,
    order: order && {
      ...order,
      isTextKey: hasTextKey(draft, model),
      // Fixtures bring rows of their own.
      rows:
        draft.site.conventions.tests.base?.gives === "fixtures"
          ? "filter(pk__in=[early.pk, late.pk])"
          : "all()",
    },
    uniqueTests,
    limits,
    hasLimits,
    imports: [...imports],
  };
}

/** The fields that no two rows share: alone, or with others. Keys of other rows are left to Django. */
export function uniqueGroups(
  fields: readonly ModelField[],
  constraints: readonly { fields: readonly string[] }[],
): (readonly string[])[] {
  const alone = fields.filter((field) => field.unique && !field.auto && !field.relation);
  return [...alone.map(({ name }) => [name]), ...constraints.map((one) => one.fields)];
}

interface Makers {
  row: (overrides?: Record<string, string>, variant?: 1 | 2) => Promise<string>;
  value: (field: ModelField | undefined, variant: 1 | 2) => Promise<string | undefined>;
}

async function strTest(title: ModelField | undefined, { row, value }: Makers) {
  const code = title && !is.relation(title) ? await value(title, 1) : undefined;
  if (!title || code === undefined) return { row: await row(), title: title?.name ?? "", code: "" };
  const isText = is.text(title) && !title.null;
  return {
    row: await row({ [title.name]: code }),
    title: title.name,
    code: isText ? code : `str(${code})`,
  };
}

/** Whether a key is a text until it is read back, as one is whose default makes texts of UUIDs: rows differ by that. */
function hasTextKey(draft: Draft, { place, names, fields }: ModelFacts): boolean {
  const key = fields.find(({ primaryKey }) => primaryKey);
  if (key?.word !== "uuid") return false;
  const source = classSource(draft.sourceOf(place.path, names.class), names.class) ?? "";
  const [declared] = new RegExp(`\\b${key.name} = [^\\n]*(?:\\n {8,}[^\\n]*)*`).exec(source) ?? [];
  return declared !== undefined && !/\bdefault=(?:uuid\.)?uuid\d\b/.test(declared);
}

/** Rows whose order is not the one they were made in. */
async function orderTest(field: ModelField | undefined, key: string, { row, value }: Makers) {
  if (!field) return undefined;
  const isDescending = key.startsWith("-");
  if (field.auto && is.temporal(field) && isDescending) {
    return { early: await row(), late: await row({}, 2) };
  }
  const isOrdered = is.text(field) || is.number(field) || is.temporal(field);
  const [low, high] = [await value(field, 1), await value(field, 2)];
  if (!isOrdered || low === undefined || high === undefined || low === high) return undefined;
  const [early, late] = isDescending ? [low, high] : [high, low];
  return {
    early: await row({ [field.name]: early }),
    late: await row({ [field.name]: late }, 2),
  };
}
