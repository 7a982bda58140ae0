import { parseRequirement } from "../documents/requirement.ts";
import { distributionsOf } from "../project/packages/modules.ts";
import type { Packages } from "../recipes/feature.ts";
import { requirePackage } from "../wiring/index.ts";
import { isAsked, isForServers } from "../wiring/package-groups.ts";
import { below } from "./layout.ts";
import { isFrom } from "./lines.ts";
import type { Ground } from "./ground.ts";

const GROUPS = ["runtime", "prod", "dev"] as const;

/** Asks for packages where the repository asks for its own, in versions that its Django supports. */
export function requirePackages(
  ground: Ground,
  packages: Packages,
  reason: string,
  requirement: (name: string, django?: string) => string,
): void {
  const { wiring, layout, context, draft } = ground;
  if (GROUPS.some((group) => packages[group]?.length)) beginRequirements(ground);
  for (const group of GROUPS) {
    for (const name of packages[group] ?? []) {
      // What an image is started by otherwise is not installed there.
      if (name === "gunicorn" && context["uvicorn"]) continue;
      if (group === "runtime" && isOfServersAlone(ground, name)) continue;
      // Types are of use to who checks them, and want a newer Python than many a server has.
      if (/-(?:stubs|types)$/.test(name) && !layout.project.has("mypy")) continue;
      const asked = requirement(name, layout.django);
      requirePackage({ ...wiring, reason }, asked, group);
      if (group !== "prod") draft.packages.add(asked);
    }
  }
}

/** A repository that says nowhere what it needs gets a list of it, which begins with its Django. */
export function beginRequirements({ changes, layout }: Ground): void {
  const { project, django, top } = layout;
  const path = below(top, "requirements.txt");
  if (project.packages.manager !== "none" || project.django === undefined) return;
  if (changes.read(path)?.trim()) return;
  const [major, minor = 0] = django.split(".").map(Number);
  changes.write(path, `django>=${django},<${major}.${minor + 1}\n`, "what the project needs");
}

/**
 * Whether a package that servers are given is used by none but their settings: what the plan writes elsewhere, every
 * environment reads, so that every one has to have it.
 */
function isOfServersAlone({ layout, changes }: Ground, name: string): boolean {
  const { project, production } = layout;
  const known = project.packages.requested.get(parseRequirement(name)?.name ?? name);
  if (!known || !isForServers(known) || !isAsked(project, known.name, "prod")) return false;
  return !changes.files.some(
    ({ path, before, after }) =>
      path.endsWith(".py") &&
      path !== production.path &&
      modulesIn(after).some(
        (module) =>
          distributionsOf(module).includes(known.name) && !modulesIn(before).includes(module),
      ),
  );
}

/** The top-level modules that a text of Python imports, or names in dotted strings. */
export function modulesIn(text = ""): string[] {
  const names = text.matchAll(/^\s*(?:from|import)\s+(\w+)|["'](\w+)(?=[\w.]*["'])/gm);
  return [...names].map(([, imported, named]) => imported ?? named ?? "");
}

/** A gunicorn of before 21 imports what later releases of setuptools no longer have. */
export function supportServer({ wiring, layout }: Ground): void {
  const { version, path } = layout.project.packages.requested.get("gunicorn") ?? {};
  if (version && path && /^(?:1?\d|20)\./.test(version))
    requirePackage({ ...wiring, reason: "docker" }, "setuptools<81", "prod");
}

const POSTGRESQL = ["psycopg", "psycopg2", "psycopg2-binary", "psycopg-binary"];

/** What talks to the database is for every server, also where only tests asked for it so far. */
export function supportDatabase(
  { wiring, layout, context }: Ground,
  requirement: (name: string, django?: string) => string,
): void {
  const { project, django } = layout;
  const { requested } = project.packages;
  const isThere = (name: string) =>
    isAsked(project, name, "runtime") || isForServers(requested.get(name) ?? { groups: [] });
  if (!context["postgres"] || POSTGRESQL.some(isThere)) return;
  const known = requested.get("psycopg")?.specifier;
  const name = isFrom(django, "4.2")
    ? known
      ? `psycopg${known}`
      : requirement("psycopg", django)
    : "psycopg2-binary>=2.9";
  requirePackage({ ...wiring, reason: "docker" }, name, "runtime");
}
