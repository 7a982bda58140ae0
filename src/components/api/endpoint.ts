import type { ModelField } from "../../fields/model-field.ts";
import { usage } from "../../errors.ts";
import type { Place } from "../../project/conventions/place.ts";
import { importFrom, placeOf } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";
import { knownField } from "../known-field.ts";
import type { ModelFacts } from "../site.ts";
import { exposedNames, fieldsOfModel, keyOf } from "./exposed.ts";
import { filtersOf, orderingOf, searchOf, type Filter } from "./filters.ts";
import { guardOf, type Guard } from "./permissions.ts";
import { restSettings, type RestSettings } from "./rest-settings.ts";
import { serializerFacts } from "./serializer-facts.ts";
import { relatedPaths, type RelatedPaths } from "./related-paths.ts";
import { shownFields, type ShownField } from "./shown-fields.ts";

export const ACTIONS = ["list", "retrieve", "create", "update", "destroy"] as const;
export type Action = (typeof ACTIONS)[number];

/** Options that every kind of endpoint of a model has. */
export interface EndpointOptions {
  fields: readonly string[];
  nested: readonly string[];
  actions: readonly string[];
  readOnly: boolean;
  filter: readonly string[];
  search: readonly string[];
  ordering: readonly string[];
  owner: string | undefined;
  permission: string | undefined;
}

/** What an API offers of a model. */
export interface Endpoint {
  model: ModelFacts;
  fields: readonly ModelField[];
  key: string;
  shown: readonly ShownField[];
  serializer: { name: string; place: Place };
  actions: ReadonlySet<Action>;
  filters: readonly Filter[];
  search: readonly ModelField[];
  ordering: readonly ModelField[];
  owner: ModelField | undefined;
  guard: Guard;
  rest: RestSettings;
  /** A throttle of its own. */
  throttle?: { name: string; place: Place };
  /** `Post.objects.prefetch_related("tags").order_by("pk")` */
  queryset: string;
}

/**
 * Works out an endpoint, and plans the serializer where it is missing.
 *
 * @param place the module of the view
 * @throws Failure (usage) where an option names what the model does not have
 */
export async function endpointOf(
  draft: Draft,
  model: ModelFacts,
  place: Place,
  options: EndpointOptions,
): Promise<Endpoint> {
  const { site } = draft;
  const rest = restSettings(site);
  const fields = fieldsOfModel(site, model);
  const key = keyOf(fields);
  const owner = options.owner === undefined ? undefined : ownerField(options.owner, fields);
  const actions = actionsOf(options);
  const serializer = await ensureSerializer(draft, model, { ...options, owner: owner?.name, key });
  const facts = serializerFacts(
    draft.sourceOf(serializer.place.path, serializer.name),
    serializer.name,
  )!;
  const shown = shownFields(facts, fields);
  const visible = shown.filter(({ readable }) => readable).flatMap(({ field }) => field ?? []);
  const writes = actions.has("create") || actions.has("update") || actions.has("destroy");
  const guard = await guardOf(draft, place, model, rest, { ...options, writes });
  const isList = actions.has("list");
  const limited = owner && !guard.byOwner ? owner.name : undefined;
  return {
    model,
    fields,
    key,
    shown,
    serializer,
    actions,
    filters: isList
      ? filtersOf(options.filter.length > 0 ? fields : visible, options.filter, [limited])
      : [],
    search: isList ? searchOf(options.search.length > 0 ? fields : visible, options.search) : [],
    ordering: isList
      ? orderingOf(options.ordering.length > 0 ? fields : visible, options.ordering)
      : [],
    owner,
    guard,
    rest,
    queryset: querysetOf(model, relatedPaths(draft, shown, [serializer.name])),
  };
}

function actionsOf({ actions, readOnly }: EndpointOptions): Set<Action> {
  const chosen = actions.length > 0 ? (actions as Action[]) : [...ACTIONS];
  const allowed = chosen.filter(
    (action) => !readOnly || action === "list" || action === "retrieve",
  );
  if (allowed.length === 0) {
    throw usage(
      "no-actions",
      "--read-only leaves none of the actions.",
      "Leave --actions or --read-only out.",
    );
  }
  return new Set(allowed);
}

function ownerField(name: string, fields: readonly ModelField[]): ModelField {
  const field = fields.find((one) => one.name === knownField(name, fields, "--owner"));
  if (field?.relation?.isUser && field.relation.kind !== "m2m") return field;
  const users = fields.filter(({ relation }) => relation?.isUser && relation.kind !== "m2m");
  throw usage(
    "no-owner",
    `--owner: ${name} is no relation to one user.`,
    users.length > 0
      ? `The model has ${users.map((one) => one.name).join(", ")}.`
      : "The model has none: add a field such as owner:fk:users.User first.",
  );
}

interface SerializerOptions extends Pick<EndpointOptions, "fields" | "nested"> {
  owner: string | undefined;
  key: string;
}

async function ensureSerializer(
  draft: Draft,
  model: ModelFacts,
  { fields, nested, owner, key }: SerializerOptions,
): Promise<Endpoint["serializer"]> {
  const { site } = draft;
  const name = `${model.names.class}Serializer`;
  const find = () => placeOf("serializers", model.app, name, site.project, site.tree);
  if (!serializerFacts(draft.sourceOf(find().path, name), name)) {
    const shown = exposedNames(site, model, fields);
    await draft.run("serializer", {
      model: `${model.app.label}.${model.names.class}`,
      fields: fields.length === 0 ? [] : [...new Set([key, ...shown, ...(owner ? [owner] : [])])],
      readOnly: owner ? [owner] : [],
      nested,
    });
  }
  return { name, place: find() };
}

/** All rows, in an order that pages can rely on, with what the serializer shows of others. */
function querysetOf({ names }: ModelFacts, { select, prefetch }: RelatedPaths): string {
  const quoted = (list: readonly string[]) => list.map((name) => `"${name}"`).join(", ");
  return [
    `${names.class}.objects`,
    select.length > 0 ? `.select_related(${quoted(select)})` : "",
    prefetch.length > 0 ? `.prefetch_related(${quoted(prefetch)})` : "",
    `.order_by("pk")`,
  ].join("");
}

/** How a module imports a class of another. */
export function importLine(draft: Draft, from: Place, to: Place, name: string): string {
  return `from ${importFrom(from, to, draft.site.conventions)} import ${name}`;
}
