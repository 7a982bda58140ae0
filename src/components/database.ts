import type { Project } from "../project/project.ts";

/**
 * The database of a project: what ours was asked to have, since the settings fall back to SQLite where no
 * variable names a server; the engine of the settings in any other.
 */
export function databaseOf({ answers, databases }: Project): string {
  return answers?.database ?? databases[0]?.engine ?? "";
}

const POSTGRES = /postg/i;

/** Whether the database of a project is PostgreSQL. */
export function isPostgres(project: Project): boolean {
  return POSTGRES.test(databaseOf(project));
}

/**
 * The other engine that a project on PostgreSQL runs on as well: that of development and tests, where settings fall back to
 * SQLite without a variable. Undefined where there is none.
 */
export function fallbackOf(project: Project): string | undefined {
  if (!isPostgres(project)) return undefined;
  const [database] = project.databases;
  return [database?.engine, ...(database?.alternatives ?? [])].find(
    (engine) => engine !== undefined && !POSTGRES.test(engine),
  );
}
