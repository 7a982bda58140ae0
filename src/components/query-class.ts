import { usage } from "../errors.ts";
import { placeOf } from "../project/conventions/places.ts";
import { bindManager } from "./bound-manager.ts";
import { classNames } from "./class-name.ts";
import type { Draft } from "./draft.ts";
import { parseLookups } from "./lookups.ts";
import { namesOf } from "./names.ts";
import { annotation, relatedContext, type RelatedContext } from "./query-extras.ts";
import {
  conditionRows,
  conditionsCode,
  isMethodName,
  queryMethod,
  searchFields,
} from "./query-methods.ts";
import { rowOf, valueOf } from "./rows.ts";
import { shapeOfModel } from "./shapes.ts";

export interface QueryClassOptions {
  model: string;
  app: string | undefined;
  name: string | undefined;
  attribute: string;
  method: readonly string[];
  filter: string | undefined;
  search: readonly string[];
  related: readonly string[];
  annotate: readonly string[];
}

/**
 * Plans a manager or a queryset with its methods, on its model, with tests.
 *
 * @throws Failure (usage) where nothing was asked of it, or an option does not fit the model
 */
export async function queryClass(
  draft: Draft,
  kind: "manager" | "queryset",
  options: QueryClassOptions,
): Promise<void> {
  const { site } = draft;
  const model = site.model(
    options.model,
    options.app === undefined ? undefined : site.app(options.app),
  );
  const { fields } = shapeOfModel(site, model);
  const isManager = kind === "manager";
  const suffix = isManager ? "Manager" : "QuerySet";
  const prefix =
    isManager && options.filter && options.attribute !== "objects"
      ? namesOf(options.attribute).class
      : "";
  const name = classNames(options.name ?? `${prefix}${model.names.class}${suffix}`).class;
  if (!isMethodName(options.attribute)) {
    throw usage(
      "bad-attribute",
      `--attribute: ${options.attribute} cannot be the name of a manager.`,
      "Take a word in lower case.",
    );
  }
  const methods = options.method.map((text) => queryMethod(text, fields, "--method"));
  const filter = parseLookups(options.filter ?? "", fields, "--filter");
  const search = searchFields(draft, model, options.search);
  const related = relatedContext(fields, options.related);
  const annotations = options.annotate.map((text) => annotation(text, site, model));
  if (methods.length + filter.length + search.length + annotations.length === 0 && !related) {
    throw usage(
      "nothing-asked",
      `What is ${name} to do?`,
      `Give it a method: --method published:${fields.find(({ choices }) => choices)?.name ?? "field"}=value.`,
    );
  }
  const place = placeOf(
    isManager ? "managers" : "querysets",
    model.app,
    name,
    site.project,
    site.tree,
  );
  const owner = "self.model";
  const methodContexts = methods.map((method) => ({
    ...method,
    ...conditionsCode(method.lookups, owner),
  }));
  const filterContext = filter.length > 0 && conditionsCode(filter, owner);
  const context = {
    name,
    names: model.names,
    model: draft.importsOf(place, { models: model.place })["models"],
    methods: methodContexts,
    filter: filterContext ? filterContext.code : "",
    search,
    related,
    annotations,
    imports: [
      ...new Set([
        ...methodContexts.flatMap(({ imports }) => imports),
        ...(filterContext ? filterContext.imports : []),
      ]),
    ],
  };
  await draft.python(`${kind}/${kind}s.py`, place, context);
  bindManager(draft, kind, name, options.attribute, place, model);
  if (!draft.wantsTests) return;
  const testOwner = { app: model.app, name, from: { models: model.place } };
  const at = draft.testPlace(`${kind}s`, testOwner);
  const tests = [];
  for (const method of [
    ...methods,
    ...(filter.length > 0 ? [{ name: "", lookups: filter }] : []),
  ]) {
    const rows = await conditionRows(draft, at, model, method.lookups);
    if (rows) tests.push({ ...method, ...rows });
    else refuseUntestable(method.name);
  }
  const extra = await extraTests(search, related, annotations.length > 0);
  await draft.test(`${kind}/test_${kind}s.py`, `${kind}s`, testOwner, {
    ...context,
    attribute: options.attribute,
    queries: 1 + (related?.prefetch.length ?? 0),
    tests,
    ...extra,
    imports: [...new Set([...tests.flatMap(({ imports }) => imports), ...extra.imports])],
  });

  async function extraTests(
    searched: readonly string[],
    loads: RelatedContext | undefined,
    annotates: boolean,
  ) {
    const imports = new Set<string>();
    const row = async (values: Record<string, string>, variant: 1 | 2) => {
      const code = await rowOf(draft, at, model, values, variant);
      for (const one of code.imports) imports.add(one);
      return code.code;
    };
    const searchRows = [];
    for (const field of searched)
      searchRows.push({ field, found: await row({ [field]: '"needle"' }, 1) });
    const needsRow = searched.length > 0 || annotates || loads !== undefined;
    const relatedRow = loads ? await row(await relatedValues(loads), 1) : "";
    return { searchRows, row: needsRow ? await row({}, 2) : "", relatedRow, imports: [...imports] };

    async function relatedValues(loaded: RelatedContext): Promise<Record<string, string>> {
      const values: Record<string, string> = {};
      for (const name of loaded.select) {
        const field = fields.find((one) => one.name === name);
        const value = field?.null ? await valueOf(draft, at, model, field, 1) : undefined;
        if (!value) continue;
        values[name] = value.code;
        for (const one of value.imports) imports.add(one);
      }
      return values;
    }
  }
}

function refuseUntestable(name: string): void {
  throw usage(
    "untestable",
    `A test of ${name || "--filter"} finds no two rows that its conditions tell apart.`,
    "Take other values, or add --no-tests and write the test by hand.",
  );
}
