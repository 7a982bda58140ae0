import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import { text } from "../../fields/python-source.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { titleOf } from "../model-context.ts";
import { compareLines } from "../../project/conventions/python-line.ts";
import { knownField } from "../known-field.ts";
import { shapeOfModel } from "../shapes.ts";
import { pathsThrough, textPaths, withoutPrefixes } from "../text-paths.ts";
import type { Draft } from "../draft.ts";
import type { ModelFacts } from "../site.ts";
import { named, single, type Attribute } from "./attributes.ts";
import {
  usualColumns,
  usualFilters,
  usualHierarchy,
  usualReadOnly,
  usualSearch,
} from "./columns.ts";
import { pickersOf, type Pickers } from "./related.ts";

export interface PageOptions {
  list: readonly string[];
  filter: readonly string[];
  search: readonly string[];
  readOnly: readonly string[];
  ordering: readonly string[];
  dateHierarchy: string | undefined;
  perPage: string | undefined;
  fullCount: boolean;
}

/** What the page of a model in the admin consists of. */
export interface Page {
  fields: readonly ModelField[];
  columns: readonly string[];
  filters: readonly string[];
  search: readonly string[];
  selected: readonly string[];
  readOnly: readonly string[];
  pickers: Pickers;
  perPage: number;
  /** In the order of Django's documentation. */
  attributes: readonly Attribute[];
  /** The names of those that options ask for. */
  asked: ReadonlySet<string>;
}

/** What stands for nothing at all, where there would be something by default. */
const NONE = "none";
const PER_PAGE = 100;

/**
 * Works out the page of a model in the admin.
 *
 * @throws Failure (usage) where an option names a field that the model does not have, or that is of no use there
 */
export function pageOf(draft: Draft, model: ModelFacts, options: PageOptions): Page {
  const { site } = draft;
  const { fields } = shapeOfModel(site, model);
  const width = site.conventions.lineLength;
  const field = (name: string) => fields.find((one) => one.name === name);
  const given = (names: readonly string[], flag: string, usual: readonly string[]) =>
    names.length === 0
      ? usual
      : names[0] === NONE
        ? []
        : names.map((name) => checked(name, fields, flag));
  const hierarchy =
    options.dateHierarchy ?? (canTruncate(draft) ? usualHierarchy(fields) : undefined);
  const dated = hierarchy === NONE ? undefined : hierarchy;
  if (dated !== undefined) refuseUndated(checked(dated, fields, "--date-hierarchy"), fields);
  const columns = given(options.list, "--list", usualColumns(fields));
  refuseMany(columns, fields);
  const filters = given(options.filter, "--filter", usualFilters(fields, dated));
  const search = given(options.search, "--search", usualSearch(fields));
  const readOnly = given(options.readOnly, "--read-only", usualReadOnly(fields));
  const selected = columns.filter((name) => field(name)?.relation);
  const shown = columns.flatMap((name) => {
    const relation = field(name);
    if (name === "__str__") return textPaths(draft, model);
    return relation?.relation ? pathsThrough(draft, relation) : [];
  });
  const self = `${model.app.label}.${model.names.class}`;
  const pickable = fields.filter(({ name }) => !readOnly.includes(name));
  const pickers = pickersOf(draft, self, pickable, search.length > 0);
  const ordering = options.ordering.map((name) => checked(name, fields, "--ordering"));
  const perPage = options.perPage === undefined ? PER_PAGE : Number(options.perPage);
  const list = (name: string, values: readonly string[]) => named(name, values, width);
  const attributes = [
    ...single("date_hierarchy", dated && text(dated)),
    ...(columns.join() === "__str__" ? [] : list("list_display", columns)),
    ...list("list_filter", filters),
    ...single("list_per_page", options.perPage),
    ...list("list_select_related", withoutPrefixes(shown)),
    ...list("ordering", ordering),
    ...single("prepopulated_fields", prepopulated(pickable)),
    ...list("search_fields", search),
    ...single("show_full_result_count", options.fullCount ? undefined : "False"),
    ...list("autocomplete_fields", pickers.autocomplete),
    ...list("raw_id_fields", pickers.rawId),
    ...list("readonly_fields", readOnly),
    ...(model.isUser && field("password") ? list("exclude", ["password"]) : []),
  ];
  const asked = new Set([
    ...(options.list.length > 0 ? ["list_display"] : []),
    ...(options.filter.length > 0 ? ["list_filter"] : []),
    ...(options.search.length > 0 ? ["search_fields"] : []),
    ...(options.readOnly.length > 0 ? ["readonly_fields"] : []),
    "ordering",
    "list_per_page",
    "show_full_result_count",
    ...(options.dateHierarchy === undefined ? [] : ["date_hierarchy"]),
  ]);
  return {
    fields,
    columns,
    filters,
    search,
    selected,
    readOnly,
    pickers,
    perPage,
    attributes,
    asked,
  };
}

/** A slug is made of the title while that is typed. */
function prepopulated(fields: readonly ModelField[]): string | undefined {
  const title = titleOf(fields);
  const slug = fields.find(
    (field) => field.word === "slug" && is.writable(field) && field !== title,
  );
  return title && slug && `{${text(slug.name)}: [${text(title.name)}]}`;
}

/** A field, or a path that begins with one: `^title`, `author__email`, `-created_at`. */
function checked(name: string, fields: readonly ModelField[], flag: string): string {
  if (name !== "__str__") knownField(name.replace(/^[-^=@]/, "").split("__")[0]!, fields, flag);
  return name;
}

/** MySQL truncates dates only where it was given the time zones. */
function canTruncate({ site }: Draft): boolean {
  // Before 1.11 Django truncated with pytz, and did not ask for it.
  const { conventions, project } = site;
  if (compareLines(conventions.djangoLine, "1.11") < 0 && !project.has("pytz")) return false;
  return !project.databases.some(({ engine }) => /mysql|maria/.test(engine ?? ""));
}

function refuseUndated(name: string, fields: readonly ModelField[]): void {
  const field = fields.find((one) => one.name === name);
  if (!field || field.word === "date" || field.word === "datetime") return;
  throw usage("no-date", `--date-hierarchy: ${name} is no date.`, datesOf(fields));
}

function datesOf(fields: readonly ModelField[]): string {
  const dates = fields.filter(({ word }) => word === "date" || word === "datetime");
  return dates.length > 0
    ? `There are ${dates.map(({ name }) => name).join(", ")}.`
    : "The model has none: leave it out.";
}

function refuseMany(columns: readonly string[], fields: readonly ModelField[]): void {
  const many = columns.find((name) =>
    fields.some((field) => field.name === name && is.many(field)),
  );
  if (many === undefined) return;
  throw usage(
    "many-column",
    `--list: ${many} leads to many rows, which a column has no room for.`,
    "Leave it out, or show a method of the class that counts them.",
  );
}
