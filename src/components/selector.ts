import { usage } from "../errors.ts";
import { is } from "../fields/is.ts";
import type { ModelField } from "../fields/model-field.ts";
import { nearest } from "../options/nearest.ts";
import { importFrom, placeOf } from "../project/conventions/places.ts";
import { TestRows } from "./api/test-rows.ts";
import type { Draft } from "./draft.ts";
import { functionNames } from "./function-name.ts";
import { namedModel } from "./named-model.ts";
import { valueOf } from "./rows.ts";
import { shapeOfModel } from "./shapes.ts";

export interface SelectorOptions {
  name: string;
  app: string | undefined;
  model: string | undefined;
  select: readonly string[];
  prefetch: readonly string[];
}

/**
 * Plans a function that reads rows together with those they lead to, and the test of its number of queries.
 *
 * @throws Failure (usage) where the name is none, or the model or one of its relations is not known
 */
export async function planSelector(draft: Draft, options: SelectorOptions): Promise<void> {
  const { site } = draft;
  const model = namedModel(site, options.name, options.model, options.app);
  const label = options.app ?? (options.name.includes(".") ? undefined : model.app.label);
  const { app, names: given } = functionNames(site.target(options.name, label));
  const name = given.snake;
  const place = placeOf("selectors", app, name, site.project, site.tree);
  if (new RegExp(`^(?:async )?def ${name}\\b`, "m").test(draft.sourceOf(place.path))) return;
  const { names } = model;
  const relations = shapeOfModel(site, model).fields.filter(is.relation);
  const one = relations.filter((field) => !is.many(field));
  const many = relations.filter(is.many);
  const select = chosen(options.select, one, "--select");
  const prefetch = chosen(options.prefetch, many, "--prefetch");
  const related = [...select, ...prefetch];
  const quoted = (fields: readonly ModelField[]) =>
    fields.map((field) => JSON.stringify(field.name)).join(", ");
  const calls = [
    ...(select.length > 0 ? [`select_related(${quoted(select)})`] : []),
    ...(prefetch.length > 0 ? [`prefetch_related(${quoted(prefetch)})`] : []),
  ];
  const context = {
    function: name,
    type: names.class,
    names,
    row: names.snake,
    related: related.length > 0,
    what: worded(related.map((field) => field.name.replaceAll("_", " "))),
    calls: calls.length > 0 ? calls.join(".") : "all()",
    imports: [`from ${importFrom(place, model.place, site.conventions)} import ${names.class}`],
  };
  await draft.python("selector/selectors.py", place, context);
  if (!draft.wantsTests) return;
  const part = `selectors_${name}`;
  const owner = { app, name, from: { selectors: place } };
  const testPlace = draft.testPlace(part, owner);
  const rows = new TestRows(draft, testPlace);
  const overrides: Record<string, string> = {};
  for (const field of select.filter((each) => !is.required(each))) {
    const value = await valueOf(draft, testPlace, model, field, 1);
    if (value) overrides[field.name] = rows.take(value);
  }
  // What may be left out leads nowhere by itself, and would cost no query.
  const same = Object.keys(overrides)
    .filter(
      (key) =>
        !select.some(
          (field) => field.name === key && (field.unique || field.relation?.kind === "o2o"),
        ),
    )
    .map((key): [string, string] => [key, `self.first.${key}`]);
  rows.type(model);
  await draft.test("selector/test_selectors.py", part, owner, {
    ...context,
    class: given.class,
    first: await rows.row(model, overrides),
    more: await rows.many(model, 19, "self.first", Object.fromEntries(same)),
    shown: [
      ...select.map((field) => `${names.snake}.${field.name}`),
      ...prefetch.map((field) => `list(${names.snake}.${field.name}.all())`),
      ...(related.length === 1 ? [`${names.snake}.pk`] : []),
    ],
    imports: [...rows.imports],
  });
}

/** The relations that an option names; all where it names none, and none for "none". */
function chosen(
  wanted: readonly string[],
  relations: readonly ModelField[],
  flag: string,
): readonly ModelField[] {
  if (wanted.length === 0) return relations;
  if (wanted.length === 1 && wanted[0] === "none") return [];
  return wanted.map((name) => {
    const field = relations.find((one) => one.name === name);
    if (field) return field;
    const known = relations.map((one) => one.name);
    const meant = nearest(name, known);
    throw usage(
      "unknown-relation",
      `${flag}: the model has no relation ${name} of this sort.`,
      meant
        ? `Did you mean ${meant}?`
        : known.length > 0
          ? `There are ${known.join(", ")}.`
          : "It has none at all: leave the option out.",
    );
  });
}

function worded(words: readonly string[]): string {
  return words.length < 2
    ? (words[0] ?? "")
    : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
