import type { Site } from "../site.ts";
import type { Pagination } from "./words.ts";

/** Who an API lets in: `readonly` lets anyone read; `unknown` is a class of the repository. */
export type Access = "any" | "authenticated" | "readonly" | "admin" | "model" | "unknown";

/** What the settings of Django REST framework decide for every view. */
export interface RestSettings {
  access: Access;
  /** Whether DEFAULT_PERMISSION_CLASSES is set. */
  isGuarded: boolean;
  /** The default filter backends, by the last part of their names. */
  backends: ReadonlySet<string>;
  /** Whether django-filter is installed. */
  djangoFilter: boolean;
  /** Whether lists are pages, whose rows are below `results`. */
  isPaged: boolean;
  /** How pages are cut, where that is the endpoint's own. */
  pages?: Pagination;
  /** Rows of a page, where that is known. */
  pageSize: number | undefined;
  /** Whether tests send JSON unless they say otherwise. */
  isJson: boolean;
  /** Where errors of fields are in an answer: at its top, below `errors`, or not known. */
  errors: "top" | "errors" | "unknown";
}

/** Reads REST_FRAMEWORK. */
export function restSettings(site: Site): RestSettings {
  const { project } = site;
  const rest = restFramework(site);
  const permissions = namesIn(rest["DEFAULT_PERMISSION_CLASSES"]);
  const paginator = rest["DEFAULT_PAGINATION_CLASS"];
  const size = rest["PAGE_SIZE"];
  const handler = rest["EXCEPTION_HANDLER"];
  const isOwn = project.answers !== undefined;
  const isPaged =
    typeof paginator === "string" &&
    (typeof size === "number" || !paginator.startsWith("rest_framework."));
  return {
    access: accessOf(permissions.map(lastPart)),
    isGuarded: permissions.length > 0,
    backends: new Set(namesIn(rest["DEFAULT_FILTER_BACKENDS"]).map(lastPart)),
    djangoFilter:
      project.installedApps.some(({ module }) => module === "django_filters") ||
      project.has("django-filter"),
    isPaged,
    pageSize: typeof size === "number" ? size : isOwn ? 25 : undefined,
    isJson: isOwn || rest["TEST_REQUEST_DEFAULT_FORMAT"] === "json",
    errors: handler === undefined ? "top" : isOwn && handler === PROBLEMS ? "errors" : "unknown",
  };
}

/** The dotted name of EXCEPTION_HANDLER, where one is set. */
export function handlerOf(site: Site): string | undefined {
  const handler = restFramework(site)["EXCEPTION_HANDLER"];
  return typeof handler === "string" ? handler : undefined;
}

function restFramework({ project }: Site): Readonly<Record<string, unknown>> {
  const given = project.setting("REST_FRAMEWORK");
  return typeof given === "object" && given !== null ? (given as Record<string, unknown>) : {};
}

/** The handler of the feature drf. */
const PROBLEMS = "apps.core.problems.problem_response";

const ACCESS: Readonly<Record<string, Access>> = {
  AllowAny: "any",
  IsAuthenticated: "authenticated",
  IsAuthenticatedOrReadOnly: "readonly",
  IsAdminUser: "admin",
  DjangoModelPermissions: "model",
  DjangoModelPermissionsOrAnonReadOnly: "unknown",
};

function accessOf(classes: readonly string[]): Access {
  if (classes.length === 0) return "any";
  return classes.length === 1 ? (ACCESS[classes[0]!] ?? "unknown") : "unknown";
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function lastPart(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf(".") + 1);
}
