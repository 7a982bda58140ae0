import { viewFacts } from "../components/existing-tests/read-view.ts";
import { lineage } from "../project/evaluate/classes.ts";
import { Class, External, forced, Lazy, List, type Value } from "../project/evaluate/values.ts";
import type { Project } from "../project/project.ts";
import type { Route } from "../project/urls.ts";

/** Who may use a route, as its code says; `not known` where that cannot be told by reading. */
export function accessOf(project: Project, route: Route): string {
  if (route.view.startsWith("include(")) return "as the package decides";
  const type = classOf(project, route.target);
  if (type && isOfPackage(type)) return "as the package decides";
  if (type && isApiView(type)) return apiAccess(project, type);
  const { guard } = viewFacts(project, project.tree, route);
  if (guard.permission) return "a permission";
  if (guard.login) return "login";
  return route.target === undefined || !type ? viewGuess(route) : "everyone";
}

function viewGuess({ view }: Route): string {
  if (/permission_required|user_passes_test|staff_member_required/.test(view))
    return "a permission";
  return /admin\.site|AdminSite/.test(view) ? "staff" : "everyone, unless its code says otherwise";
}

function classOf(project: Project, target: string | undefined): Class | undefined {
  const machine = project.settings?.machine;
  if (!machine || target === undefined) return undefined;
  machine.begin();
  const dot = target.lastIndexOf(".");
  const member = machine.find(target.slice(0, dot))?.members.get(target.slice(dot + 1));
  const value = member === undefined ? undefined : forced(member);
  return value instanceof Class ? value : undefined;
}

function isApiView(type: Class): boolean {
  return lineage(type).some(({ bases }) =>
    bases.some((base) => base instanceof External && base.name.startsWith("rest_framework.")),
  );
}

/** Views of packages on top of the framework bring permissions of their own, unless the project sets others. */
function isOfPackage(type: Class): boolean {
  const owners = lineage(type);
  if (
    owners.some(
      ({ members }) => members.has("permission_classes") || members.has("get_permissions"),
    )
  )
    return false;
  return owners.some(({ bases }) =>
    bases.some(
      (base) =>
        base instanceof External &&
        /^(?:rest_framework_\w+|drf_\w+|dj_rest_auth)\./.test(base.name),
    ),
  );
}

function apiAccess(project: Project, type: Class): string {
  for (const owner of lineage(type)) {
    if (owner.members.has("get_permissions")) return "decided by get_permissions()";
    const classes = owner.members.get("permission_classes");
    if (classes !== undefined) return named(forced(classes));
  }
  const framework = project.setting("REST_FRAMEWORK") as Record<string, unknown> | undefined;
  const preset = framework?.["DEFAULT_PERMISSION_CLASSES"];
  const names = Array.isArray(preset) ? preset.map((one) => String(one).split(".").at(-1)) : [];
  return names.length > 0 ? `${names.join(", ")} (default)` : "AllowAny (default of the framework)";
}

function named(classes: Value): string {
  if (!(classes instanceof List)) return "not known";
  return classes.items.map((item) => nameOf(item as Value)).join(", ") || "everyone";
}

function nameOf(value: Value): string {
  if (value instanceof Lazy) return value.name.split(".").at(-1) ?? value.name;
  if (value instanceof Class) return value.name;
  return value instanceof External ? (value.name.split(".").at(-1) ?? value.name) : "?";
}
