import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { rootUrlsPath } from "../../wiring/urlconf.ts";
import { TestRows } from "../api/test-rows.ts";
import type { Draft } from "../draft.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import { adminBase } from "./base.ts";
import type { Page } from "./page.ts";

/** Writes the tests of the page of a model in the admin. */
export async function adminTests(draft: Draft, model: ModelFacts, page: Page): Promise<void> {
  if (!draft.wantsTests || !isMounted(draft)) return;
  const { app, names } = model;
  const owner = { app, name: `${names.class}Admin` };
  const rows = new TestRows(draft, draft.testPlace("admin", owner));
  const { site } = draft;
  const isFactory = site.conventions.tests.factories !== "none";
  const type = rows.type(model);
  const self = `${app.label}.${names.class}`;
  const isSelf = ({ relation }: ModelField) => relation!.to === "self" || relation!.to === self;
  const related = page.fields.filter((field) => field.relation && !is.many(field));
  /** Relations that a row would do without, which a list shows all the same. */
  const set = related.filter(
    (field) =>
      field.null &&
      page.selected.includes(field.name) &&
      (isSelf(field) || (isFactory && site.findModel(field.relation!.to))) &&
      field.relation!.kind === "fk",
  );
  const overrides: Record<string, string> = {};
  for (const field of set) {
    overrides[field.name] = isSelf(field)
      ? "cls.first"
      : await rows.row(site.model(field.relation!.to), {}, 2);
  }
  const isDjangos = adminBase(draft, model).isDjangos;
  const shown = isDjangos
    ? page.attributes.filter(({ name }) => page.asked.has(name)).map(({ name }) => name)
    : undefined;
  const has = (name: string) => shown === undefined || shown.includes(name);
  const picked = [...page.pickers.autocomplete, ...page.pickers.rawId];
  const apart = related.filter(
    (field) =>
      picked.includes(field.name) &&
      field.relation!.kind === "fk" &&
      (is.required(field) || set.includes(field)),
  );
  const shared = Object.fromEntries(set.map(({ name }) => [name, `self.second.${name}`]));
  const context = {
    names,
    type,
    userType: rows.userType(),
    admin: await rows.user("admin", { is_staff: "True", is_superuser: "True" }),
    first: await rows.row(model, {}, 1),
    second: await rows.row(model, overrides, 2),
    route: `admin:${app.label}_${names.class.toLowerCase()}`,
    columns: has("list_display") ? page.columns.filter((name) => /^[a-z]\w*$/i.test(name)) : [],
    filters: has("list_filter") ? page.filters : [],
    search: has("search_fields") ? searched(page) : [],
    readOnly: has("readonly_fields") ? page.readOnly : [],
    picked: isDjangos ? [] : apart.map(({ name }) => name),
    isUser: model.isUser,
    more: await rows.many(model, 18, "self.first", shared),
    // Whoever looks is a row, or has one.
    expected: page.perPage < 23 ? 0 : model.isUser || shapeOfModel(site, model).companion ? 21 : 20,
  };
  await draft.test("admin/test_admin.py", "admin", owner, {
    ...context,
    imports: [...rows.imports],
  });
}

/** Whether the site has an address for the admin, without which there is nothing to ask. */
function isMounted({ site }: Draft): boolean {
  // Routes are many where the root says it all.
  const root = site.project.tree.read(rootUrlsPath(site.project) ?? "") ?? "";
  if (/^[^#\n]*\badmin\.site\.urls\b/m.test(root)) return true;
  return site.project.routes.some(({ view, target }) => /admin\b/.test(`${view} ${target ?? ""}`));
}

/** The fields of the search that have room for the word that is looked for. */
function searched({ search, fields }: Page): string[] {
  return search.filter((name) => {
    const field = fields.find((one) => one.name === name);
    return (
      field !== undefined &&
      is.text(field) &&
      (field.maxLength ?? Infinity) > `needle-${name}`.length
    );
  });
}
