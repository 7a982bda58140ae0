import type { Machine } from "../machine.ts";
import { type Args, Dict, Unknown, type NativeCall, type Value } from "../values.ts";
import { argument } from "./arguments.ts";
import { readVariable } from "./variables.ts";

const POSTGRESQL = "django.db.backends.postgresql";
const MYSQL = "django.db.backends.mysql";

/** The engines of the schemes that dj-database-url and django-environ know. */
const ENGINES: Readonly<Record<string, string>> = {
  postgres: POSTGRESQL,
  postgresql: POSTGRESQL,
  psql: POSTGRESQL,
  pgsql: POSTGRESQL,
  postgis: "django.contrib.gis.db.backends.postgis",
  mysql: MYSQL,
  mysql2: MYSQL,
  mariadb: MYSQL,
  "mysql-connector": "mysql.connector.django",
  mysqlgis: "django.contrib.gis.db.backends.mysql",
  sqlite: "django.db.backends.sqlite3",
  sqlite3: "django.db.backends.sqlite3",
  spatialite: "django.contrib.gis.db.backends.spatialite",
  oracle: "django.db.backends.oracle",
  oraclegis: "django.contrib.gis.db.backends.oracle",
  mssql: "mssql",
  mssqlms: "mssql",
  redshift: "django_redshift_backend",
  cockroach: "django_cockroachdb",
  timescale: "timescale.db.backends.postgresql",
  timescalegis: "timescale.db.backends.postgis",
  cloudsql: MYSQL,
};

/** The entry of `DATABASES` that a URL describes. */
export function databaseOf(
  url: string,
  engines: Readonly<Record<string, string>> = ENGINES,
): Value {
  const parts =
    /^([a-z][\w+.-]*):(?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/?#]*))?\/?([^?#]*)(?:\?([^#]*))?/i.exec(
      url,
    );
  const scheme = parts?.[1]?.toLowerCase() ?? "";
  const engine = engines[scheme] ?? engines[scheme.split("+")[0] ?? ""];
  if (!parts || !engine)
    return new Dict(
      new Map([["ENGINE", new Unknown(`the scheme of ${scheme || "a URL"}`)]]),
      false,
    );
  const isFile = engine.includes("sqlite") || engine.includes("spatialite");
  const [, , user = "", password = "", host = "", name = "", query = ""] = parts;
  const port = /:(\d+)$/.exec(host)?.[1];
  const entries = new Map<string, Value>([
    ["ENGINE", engine],
    ["NAME", name || (isFile ? ":memory:" : "")],
    ["USER", unquoted(user)],
    ["PASSWORD", unquoted(password)],
    ["HOST", isFile ? "" : host.replace(/:\d+$/, "")],
    ["PORT", port && !isFile ? Number(port) : ""],
  ]);
  // What a query means differs between the libraries, and their versions.
  if (query) entries.set("OPTIONS", new Unknown(`the query of a database URL`));
  return new Dict(entries);
}

function unquoted(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Before 1.0, dj-database-url named the backend of PostgreSQL as Django did before 2.0. */
function enginesOf(machine: Machine): Readonly<Record<string, string>> {
  const version = machine.outside.versionOf("dj-database-url");
  if (!version?.startsWith("0.")) return ENGINES;
  const old = `${POSTGRESQL}_psycopg2`;
  return { ...ENGINES, postgres: old, postgresql: old, pgsql: old };
}

function parsed(url: Value, args: Args, machine: Machine): Value {
  const database =
    typeof url === "string" || (url instanceof Unknown && url.prefix)
      ? databaseOf(typeof url === "string" ? url : schemeOf(url.prefix), enginesOf(machine))
      : new Dict(new Map([["ENGINE", new Unknown(args.node?.text ?? "a database URL")]]), false);
  const engine = argument(args, 1, "engine");
  if (!(database instanceof Dict)) return database;
  if (typeof engine === "string") database.entries.set("ENGINE", engine);
  if (database.complete)
    for (const [key, value] of connection(args, machine)) database.entries.set(key, value);
  return database;
}

/** How connections are kept, which each version of dj-database-url says more of. */
function connection(args: Args, machine: Machine): [string, Value][] {
  const version = machine.outside.versionOf("dj-database-url");
  const [major = 99, minor = 0] = version?.split(".").map(Number) ?? [];
  const since = (line: number) => major * 100 + minor >= line;
  const given = (name: string, preset: Value) => argument(args, Infinity, name) ?? preset;
  return [
    ["CONN_MAX_AGE", args.named.has("conn_max_age") ? given("conn_max_age", null) : 0],
    ...(since(101)
      ? ([["CONN_HEALTH_CHECKS", given("conn_health_checks", false)]] as [string, Value][])
      : []),
    ...(since(103)
      ? ([["DISABLE_SERVER_SIDE_CURSORS", given("disable_server_side_cursors", false)]] as [
          string,
          Value,
        ][])
      : []),
  ];
}

/** Of a URL that is known in part, what comes before its first colon. */
function schemeOf(prefix: string): string {
  return prefix.includes(":") ? prefix.slice(0, prefix.indexOf(":") + 1) : "";
}

/** `config(env="DATABASE_URL", default=None)` of dj-database-url. */
function config(args: Args, machine: Machine): Value {
  const name = argument(args, 0, "env") ?? "DATABASE_URL";
  const preset = argument(args, 1, "default") ?? undefined;
  const url = readVariable({ ...args, positional: [name] }, machine, preset);
  return parsed(url, { ...args, positional: [] }, machine);
}

export const DATABASE_URLS: Readonly<Record<string, NativeCall>> = {
  "dj_database_url.config": config,
  "dj_database_url.parse": (args, machine) =>
    parsed(argument(args, 0, "url") ?? null, args, machine),
};
