import type { Project } from "../project/project.ts";
import type { Answers } from "../recipes/answers.ts";

/** The server that the settings can be told to use, before a file that development does with. */
export function databaseOf(project: Project): Answers["database"] {
  const [database] = project.databases;
  const engines = [database?.engine, ...(database?.alternatives ?? [])].filter(
    (one) => one !== undefined,
  );
  const has = (...names: string[]) => names.some((name) => project.has(name));
  const server = engines.filter((one) => !/sqlite|spatialite/.test(one)).join(" ");
  if (/mysql|mariadb/.test(server) && !/postg/.test(server)) return "mysql";
  if (/postg/.test(server)) return "postgres";
  if (has("psycopg", "psycopg2", "psycopg2-binary", "psycopg-binary")) return "postgres";
  return has("mysqlclient", "pymysql") ? "mysql" : "sqlite";
}
