import { usage } from "../../errors.ts";
import type { Place } from "../../project/conventions/place.ts";
import { placeOf } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";
import type { Site } from "../site.ts";
import type { Endpoint } from "./endpoint.ts";
import { viewsetContext } from "./viewset-context.ts";

export const STYLES = ["generic", "apiview", "function"] as const;
export type ViewStyle = (typeof STYLES)[number];

/** The views of a model: of its list, and of one row. */
export interface Views {
  list: string;
  detail: string;
  hasList: boolean;
  hasDetail: boolean;
}

/** What views are: as asked for, else as most of the repository's are. */
export function styleOf({ conventions }: Site, asked: ViewStyle | undefined): ViewStyle {
  const { views } = conventions.api;
  return asked ?? (views === "viewset" ? "generic" : views);
}

/** @throws Failure (usage) where an option only generic views have is given for others */
export function refuseOfLists(
  style: ViewStyle,
  { search, ordering }: { search: readonly string[]; ordering: readonly string[] },
): void {
  const flag = search.length > 0 ? "--search" : ordering.length > 0 ? "--ordering" : undefined;
  if (flag)
    throw usage(
      "option-unused",
      `${flag} has a use with generic views alone.`,
      `Leave it out, or take --style generic instead of ${style}.`,
    );
}

/** What the template of views knows; and the endpoint with the pages that it has then. */
export async function apiViewContext(
  draft: Draft,
  endpoint: Endpoint,
  place: Place,
  style: ViewStyle,
): Promise<{ context: Record<string, unknown>; views: Views; asked: Endpoint }> {
  const { actions, model, guard } = endpoint;
  const { site } = draft;
  const isFunction = style === "function";
  const suffix = suffixOf(draft, place);
  const views: Views = {
    list: isFunction ? `${model.names.snake}_list` : `${model.names.class}List${suffix}`,
    detail: isFunction ? `${model.names.snake}_detail` : `${model.names.class}Detail${suffix}`,
    hasList: actions.has("list") || actions.has("create"),
    hasDetail: actions.has("retrieve") || actions.has("update") || actions.has("destroy"),
  };
  const isGeneric = style === "generic";
  const isPaged = !isGeneric && actions.has("list");
  const { context, asked } = await viewsetContext(draft, endpoint, place, {
    filterset: !isGeneric,
    pagination: isPaged ? "page" : undefined,
    throttle: undefined,
  });
  const imports = (context["imports"] as string[]).filter(
    (line) => isGeneric || !OF_GENERICS.test(line),
  );
  const does = Object.fromEntries(
    ["list", "retrieve", "create", "update", "destroy"].map((name) => [
      name,
      actions.has(name as never),
    ]),
  );
  const [lists, details] = genericBases(endpoint);
  const shared = {
    ...context,
    imports: [
      ...imports.filter(
        (line) => !/^from rest_framework(?:\.viewsets import| import mixins)/.test(line),
      ),
      ...(isGeneric
        ? [...(views.hasList ? lists.imports : []), ...(views.hasDetail ? details.imports : [])]
        : []),
    ],
    views,
    does,
    lists: lists.code,
    details: details.code,
    row: model.names.snake,
    rows:
      model.names.plural.snake === model.names.snake
        ? `${model.names.snake}_rows`
        : model.names.plural.snake,
    model: model.names.class,
    keyType: keyType(endpoint),
    byOwner: guard.byOwner,
    spectacular: site.project.installedApps.some(({ module }) => module === "drf_spectacular"),
    methods: [...(actions.has("list") ? ["GET"] : []), ...(actions.has("create") ? ["POST"] : [])],
    rowMethods: [
      ...(actions.has("retrieve") ? ["GET"] : []),
      ...(actions.has("update") ? ["PUT", "PATCH"] : []),
      ...(actions.has("destroy") ? ["DELETE"] : []),
    ],
  };
  return { context: shared, views, asked };
}

const OF_GENERICS =
  /import (?:QuerySet|BaseSerializer|DjangoFilterBackend|SearchFilter|OrderingFilter)$/;

function keyType({ key, fields }: Endpoint): string {
  const word = fields.find(({ name }) => name === key)?.word;
  if (word === "uuid") return "uuid.UUID";
  return word === "char" || word === "slug" || word === "text" ? "str" : "int";
}

interface Bases {
  code: string;
  imports: readonly string[];
}

function genericBases({ actions, model }: Endpoint): [Bases, Bases] {
  const of = (names: readonly string[]): Bases => ({
    code: names.map((name) => `${name}[${model.names.class}]`).join(", "),
    imports: names.map((name) => `from rest_framework.generics import ${name}`),
  });
  const list = `${actions.has("list") ? "List" : ""}${actions.has("create") ? "Create" : ""}APIView`;
  const [retrieve, update, destroy] = [
    actions.has("retrieve"),
    actions.has("update"),
    actions.has("destroy"),
  ];
  const one = `${retrieve ? "Retrieve" : ""}${update ? "Update" : ""}${destroy ? "Destroy" : ""}APIView`;
  return [
    of([list]),
    of(!retrieve && update && destroy ? ["UpdateAPIView", "DestroyAPIView"] : [one]),
  ];
}

/** What classes of views end in where the repository has them: `View`, `APIView` or `Api`. */
function suffixOf({ site }: Draft, place: Place): string {
  const paths = site.project.localApps
    .slice(0, 40)
    .map((app) => placeOf("api-views", app, "View", site.project, site.tree).path);
  const text = [place.path, ...paths].map((path) => site.tree.read(path) ?? "").join("\n");
  const count = (suffix: string) =>
    text.match(new RegExp(`^class \\w*[a-z]${suffix}\\(`, "gm"))?.length ?? 0;
  const [most] = ["View", "APIView", "Api", "API"]
    .map((suffix) => ({ suffix, uses: count(suffix) }))
    .sort((a, b) => b.uses - a.uses);
  return most!.suffix;
}
