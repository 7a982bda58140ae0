import { is } from "../../fields/is.ts";
import type { Draft } from "../draft.ts";
import { sampleContext } from "../rows.ts";
import { shapeOfModel } from "../shapes.ts";
import type { Place } from "../../project/conventions/place.ts";
import { testPlaceOf } from "../../project/conventions/places.ts";
import type { Endpoint } from "./endpoint.ts";
import {
  boundCases,
  differing,
  filterCases,
  isApart,
  linksOf,
  manyCase,
  searched,
} from "./compared-rows.ts";
import {
  changeOf,
  flagsFor,
  identityOf,
  keyCode,
  missingKey,
  refusedFilter,
} from "./endpoint-values.ts";
import { requestData } from "./request-data.ts";
import { invalidValue, isEchoed } from "./request-values.ts";
import type { Addresses } from "./routes.ts";
import { isKnown } from "./shown-fields.ts";
import { TestRows } from "./test-rows.ts";

/** Writes the tests of an endpoint. */
export async function endpointTests(
  draft: Draft,
  endpoint: Endpoint,
  addresses: Addresses,
  part: string,
): Promise<void> {
  if (!draft.wantsTests) return;
  const { app, names } = endpoint.model;
  const name = `${names.class}API`;
  const { site } = draft;
  const place = testPlaceOf(part, app, name, site.project, site.tree);
  const context = await endpointTestContext(draft, endpoint, addresses, place);
  await draft.test("viewset/test_api.py", part, { app, name }, context);
}

/** What the template of the tests of an endpoint knows. */
async function endpointTestContext(
  draft: Draft,
  endpoint: Endpoint,
  addresses: Addresses,
  place: Place,
): Promise<Record<string, unknown>> {
  const { model, actions, guard, owner, rest, shown } = endpoint;
  const rows = new TestRows(draft, place);
  const { site } = draft;
  const base = sampleContext(site);
  const userType = rows.userType();
  const type = rows.type(model);
  const flags = flagsFor(guard.access);
  const mine = owner && !model.isUser ? { [owner.name]: "cls.user" } : {};
  const values = async (variant: 1 | 2) => ({
    ...(await differing(draft, rows, type, endpoint, variant)),
    ...mine,
  });
  const user = await rows.user("reader", flags);
  const first = await rows.row(model, await values(1), 1);
  const second = await rows.row(model, await values(2), 2);
  const writable = shown.filter((one) => one.writable && one.field);
  // Who may change what is up to a class of the repository, which nothing here knows.
  const isLeft = guard.access === "unknown" && guard.classes.length === 0;
  const canWrite = isKnown(shown) && !isLeft;
  const isCreated = canWrite && (actions.has("create") || actions.has("update"));
  const data = isCreated ? await requestData(writable, rows, { ...base, model: type }) : [];
  // Every user has its row already: nobody can ask for another one.
  const companion = shapeOfModel(site, model).companion?.field;
  const isCompanion = data.some(({ name }) => name === companion);
  const required = data.filter(({ required: isRequired }) => isRequired).map(({ name }) => name);
  const isMultipart = data.some(({ field }) => is.file(field));
  const identity = identityOf(endpoint);
  const invalid = writable.flatMap(({ name, field }) => {
    const code = invalidValue(field!);
    return code === undefined || is.file(field!) ? [] : [{ name, code }];
  });
  const apart = endpoint.filters.filter(({ field }) => field.name !== owner?.name);
  const filters = filterCases(draft, apart, rows);
  const bounds = boundCases(draft, apart, rows);
  const refused = refusedFilter(endpoint);
  const filteredBy = await manyCase(endpoint.filters, rows);
  const isPublic = guard.access === "any" || guard.access === "readonly";
  const size = Math.min(20, rest.isPaged ? (rest.pageSize ?? 0) : 20);
  const changed = changeOf(data, type, base, rows);
  const methods = [
    ...(actions.has("retrieve") ? ["get"] : []),
    ...(actions.has("update") ? ["patch"] : []),
    ...(actions.has("destroy") ? ["delete"] : []),
  ];
  const detail = addresses.detail("self.first.pk");
  const changes: Call[] = [
    ...(actions.has("create")
      ? [{ method: "post", address: addresses.list, data: data.length > 0 }]
      : []),
    ...methods
      .filter((method) => method !== "get")
      .map((method) => ({ method, address: detail, data: false })),
  ];
  const requests: Call[] = [
    ...(actions.has("list") ? [{ method: "get", address: addresses.list, data: false }] : []),
    ...(actions.has("retrieve") ? [{ method: "get", address: detail, data: false }] : []),
    ...changes,
  ];
  const context = {
    names: model.names,
    key: identity.name,
    user,
    userType,
    type,
    first,
    second,
    list: addresses.list,
    detail,
    missing: addresses.detail(missingKey(endpoint)),
    stranger: owner ? await rows.user("stranger", flags) : "",
    theirs: owner
      ? await rows.row(
          model,
          { ...(await rows.apart(model, "self.first", "900")), [owner.name]: "stranger" },
          2,
        )
      : "",
    theirDetail: addresses.detail("theirs.pk"),
    bystander:
      owner && !model.isUser && canWrite && actions.has("create")
        ? await rows.user("bystander")
        : "",
    links: await linksOf(endpoint, rows),
    someone: await rows.user("someone"),
    owner: owner?.name ?? "",
    isOwnerSent: data.some(({ name }) => name === owner?.name),
    limited: owner !== undefined && !guard.byOwner,
    byOwner: guard.byOwner,
    does: Object.fromEntries(
      ["list", "retrieve", "create", "update", "destroy"].map((name) => [
        name,
        actions.has(name as never) && !(isLeft && name === "destroy"),
      ]),
    ),
    isReadOnly: changes.length === 0,
    created: canWrite && !isCompanion && actions.has("create"),
    updated: canWrite && actions.has("update"),
    replaced: !isCompanion,
    hasDetail: methods.length > 0,
    detailMethod: methods[0] ?? "",
    data,
    echoed: data
      .filter(({ name, field, readable }) => readable && isEchoed(field) && name !== owner?.name)
      .map(({ name }) => name),
    changed,
    required,
    replaceRequired: required.length > 0,
    invalid: isMultipart ? [] : invalid,
    format: isMultipart ? `, format="multipart"` : rest.isJson ? "" : `, format="json"`,
    pages: rest.pages && actions.has("list") ? PAGE_WORDS[rest.pages] : undefined,
    slowedBy: endpoint.throttle ? rows.named(endpoint.throttle) : "",
    rows: rest.isPaged ? `response.data["results"]` : "response.data",
    filters,
    bounds,
    refused,
    filteredBy,
    search: searched(endpoint.search),
    ordering: endpoint.ordering.filter((field) => isApart(draft, field)).map(({ name }) => name),
    more: await rows.many(model, 18, "self.first", owner ? { [owner.name]: "self.user" } : {}),
    expected: size === 20 ? 20 : 0,
    isPublic,
    firstKey: keyCode("self.first", identity),
    secondKey: keyCode("self.second", identity),
    refuses:
      isLeft || (isPublic && guard.access === "any")
        ? []
        : isPublic
          ? changes
          : requests.slice(0, 1),
    forbids:
      guard.access === "admin" ? requests.slice(0, 1) : guard.access === "model" ? changes : [],
    detailMethods: methods.map((method) => method.toUpperCase()),
    ownerMethods: methods
      .filter((method) => method !== "get")
      .map((method) => method.toUpperCase()),
    errors:
      rest.errors === "top"
        ? "response.data"
        : rest.errors === "errors"
          ? `response.data["errors"]`
          : "",
    reversed: addresses.reversed,
  };
  return { ...context, imports: [...rows.imports] };
}

/** How a client asks for a short page, and what the address of the next one has. */
const PAGE_WORDS = {
  page: { size: "page_size", next: "page=2" },
  limit: { size: "limit", next: "offset=1" },
  cursor: { size: "page_size", next: "cursor=" },
};

interface Call {
  method: string;
  address: string;
  data: boolean;
}
