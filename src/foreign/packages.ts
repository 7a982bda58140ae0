import type { Packages } from "../recipes/feature.ts";
import { requirePackage } from "../wiring/index.ts";
import { isAsked } from "../wiring/packages.ts";
import { isFrom } from "./lines.ts";
import type { Ground } from "./ground.ts";

const GROUPS = ["runtime", "prod", "dev"] as const;

/** Asks for packages where the repository asks for its own, in versions that its Django supports. */
export function requirePackages(
  { wiring, layout, context }: Ground,
  packages: Packages,
  reason: string,
  requirement: (name: string, django?: string) => string,
): void {
  for (const group of GROUPS) {
    for (const name of packages[group] ?? []) {
      // What an image is started by otherwise is not installed there.
      if (name === "gunicorn" && context["uvicorn"]) continue;
      requirePackage({ ...wiring, reason }, requirement(name, layout.django), group);
    }
  }
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
  if (!context["postgres"] || POSTGRESQL.some((name) => isAsked(project, name, "runtime"))) return;
  const known = project.packages.requested.get("psycopg")?.specifier;
  const name = isFrom(django, "4.2")
    ? known
      ? `psycopg${known}`
      : requirement("psycopg", django)
    : "psycopg2-binary>=2.9";
  requirePackage({ ...wiring, reason: "docker" }, name, "runtime");
}
