import { usage } from "../../errors.ts";
import type { Place } from "../../project/conventions/place.ts";
import { placeOf } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";
import { importLine, type Action, type Endpoint } from "./endpoint.ts";
import { backendsOf, filteringOf } from "./viewset-filters.ts";
import { isRate, type Pagination } from "./words.ts";

export interface ViewsetOptions {
  filterset: boolean;
  pagination: Pagination | undefined;
  throttle: string | undefined;
}

/** What the template of a viewset knows; and the endpoint with the pages and the throttle that it has then. */
export async function viewsetContext(
  draft: Draft,
  endpoint: Endpoint,
  place: Place,
  options: ViewsetOptions,
): Promise<{ context: Record<string, unknown>; asked: Endpoint }> {
  const { model, serializer, guard, search, ordering, owner, actions, rest } = endpoint;
  const imports = [
    ...guard.imports,
    importLine(draft, place, model.place, model.names.class),
    importLine(draft, place, serializer.place, serializer.name),
  ];
  const bases = basesOf(actions, model.names.class);
  imports.push(...bases.imports);
  const limited = owner !== undefined && !guard.byOwner;
  const filtering = await filteringOf(draft, endpoint, place, options.filterset);
  imports.push(...filtering.imports);
  const { site } = draft;
  const part = async (
    kind: "pagination" | "throttle",
    file: "pagination" | "throttles",
    name: string,
    given: object,
  ) => {
    await draft.run(kind, { name: `${model.app.label}.${name}`, ...given });
    const made = { name, place: placeOf(file, model.app, name, site.project, site.tree) };
    imports.push(importLine(draft, place, made.place, name));
    return made;
  };
  const pagination = options.pagination
    ? await part("pagination", "pagination", `${model.names.class}Pagination`, {
        kind: options.pagination,
      })
    : undefined;
  if (options.throttle !== undefined && !isRate(options.throttle)) {
    throw usage(
      "bad-rate",
      `--throttle: ${options.throttle} is no rate.`,
      "Write a number and a period, such as 60/minute.",
    );
  }
  const throttle = options.throttle
    ? await part("throttle", "throttles", `${model.names.class}Throttle`, {
        rate: options.throttle,
      })
    : undefined;
  const hasQueryset = limited || filtering.serializer !== "";
  const stamped = owner !== undefined && actions.has("create");
  if (hasQueryset) imports.push("from django.db.models import QuerySet");
  if (stamped) imports.push("from rest_framework.serializers import BaseSerializer");
  const context = {
    names: model.names,
    class: `${model.names.class}ViewSet`,
    model: model.names.class,
    imports,
    bases: bases.code,
    queryset: endpoint.queryset,
    serializer: serializer.name,
    permissions: guard.classes.join(", "),
    pagination: pagination?.name ?? "",
    throttle: throttle?.name ?? "",
    ...backendsOf(endpoint, filtering.isDjangoFilter, imports),
    filtersetClass: filtering.class,
    filterset: filtering.fields,
    filters: filtering.serializer,
    search: search.map(({ name }) => name),
    ordering: ordering.map(({ name }) => name),
    hasQueryset,
    limited,
    owner: owner?.name ?? "",
    stamped,
  };

  const pages = options.pagination && { isPaged: true, pageSize: 25, pages: options.pagination };
  const asked = { ...endpoint, rest: { ...rest, ...pages }, ...(throttle && { throttle }) };
  return { context, asked };
}

const MIXINS: readonly (readonly [Action, string])[] = [
  ["create", "CreateModelMixin"],
  ["retrieve", "RetrieveModelMixin"],
  ["update", "UpdateModelMixin"],
  ["destroy", "DestroyModelMixin"],
  ["list", "ListModelMixin"],
];

function basesOf(actions: ReadonlySet<Action>, model: string): { code: string; imports: string[] } {
  const whole = actions.size === MIXINS.length ? "ModelViewSet" : undefined;
  const isReading = actions.size === 2 && actions.has("list") && actions.has("retrieve");
  const one = whole ?? (isReading ? "ReadOnlyModelViewSet" : undefined);
  if (one)
    return { code: `${one}[${model}]`, imports: [`from rest_framework.viewsets import ${one}`] };
  const mixins = MIXINS.filter(([action]) => actions.has(action)).map(([, name]) => name);
  return {
    code: `\n    ${mixins.map((name) => `mixins.${name}`).join(",\n    ")},\n    GenericViewSet[${model}],\n`,
    imports: [
      "from rest_framework import mixins",
      "from rest_framework.viewsets import GenericViewSet",
    ],
  };
}
