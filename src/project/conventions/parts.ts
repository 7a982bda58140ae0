/** What a generator has a place for. */
export type Part = keyof typeof PARTS;

/** One way in which repositories name the module of a part. */
export interface Candidate {
  /** Below the app, without a suffix: `api/serializers`. */
  module: string;
  /** What a module of this name has to hold to be one of this part: `views` can be of pages. */
  holds?: RegExp;
}

const plain = (module: string): readonly Candidate[] => [{ module }];

/** Modules of an API: of their own, or in a package or a module of the API. */
function ofApi(name: string, holds: RegExp, ...others: readonly string[]): readonly Candidate[] {
  return [
    { module: name },
    { module: `api/${name}` },
    { module: `rest_api/${name}`, holds },
    ...others.map((module) => ({ module, holds })),
  ];
}

const API_VIEW = /\w*(?:ViewSet|APIView)\b|\bapi_view\b/;
const ROUTER = /\b\w*Router\(|\b(?:Api[A-Z]\w*|\w+Api)\.as_view|APIView|ViewSet|\bapis?\b/;

/**
 * The modules that each part can be in, in the order of preference; the first is where it goes in our projects, and
 * wherever nothing tells otherwise.
 */
export const PARTS = {
  models: plain("models"),
  managers: plain("managers"),
  querysets: [
    { module: "querysets" },
    { module: "managers", holds: /^class \w+\([^)]*QuerySet\b/m },
  ],
  admin: plain("admin"),
  forms: plain("forms"),
  views: plain("views"),
  urls: plain("urls"),
  serializers: ofApi("serializers", /Serializer\b/, "api"),
  viewsets: ofApi(
    "viewsets",
    API_VIEW,
    "api/views",
    "rest_api/views",
    "apis",
    "api_views",
    "views",
    "api",
  ),
  "api-views": ofApi(
    "api_views",
    API_VIEW,
    "api/views",
    "rest_api/views",
    "apis",
    "viewsets",
    "views",
    "api",
  ),
  "api-urls": ofApi(
    "api_urls",
    ROUTER,
    "api/urls",
    "rest_api/urls",
    "api_router",
    "routers",
    "urls",
  ),
  filters: [...plain("filters"), { module: "api/filters" }, { module: "filtersets" }],
  permissions: [...plain("permissions"), { module: "api/permissions" }],
  throttles: [...plain("throttles"), { module: "throttling" }, { module: "api/throttles" }],
  pagination: [...plain("pagination"), { module: "api/pagination" }, { module: "paginators" }],
  services: [...plain("services"), { module: "service" }],
  selectors: plain("selectors"),
  signals: [
    ...plain("signals"),
    { module: "receivers" },
    { module: "handlers", holds: /@receiver\b/ },
  ],
  validators: plain("validators"),
  fields: plain("fields"),
  tasks: plain("tasks"),
  consumers: plain("consumers"),
  routing: plain("routing"),
  middleware: [...plain("middleware"), { module: "middlewares" }],
  context_processors: plain("context_processors"),
  templatetags: plain("templatetags"),
  emails: [...plain("emails"), { module: "mail", holds: /mail/i }],
  exceptions: plain("exceptions"),
  commands: plain("management/commands"),
  factories: [{ module: "tests/factories" }, { module: "factories" }, { module: "test/factories" }],
  health: plain("health"),
  webhooks: plain("webhooks"),
} satisfies Record<string, readonly Candidate[]>;
