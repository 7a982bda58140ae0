import type { Tree } from "../tree/tree.ts";
import type { Place } from "./evaluate/machine.ts";
import { shownPath } from "./evaluate/paths.ts";
import { textOf } from "./evaluate/operators.ts";
import { Dict, forced, Unknown, type Value } from "./evaluate/values.ts";

/** An entry of DATABASES. */
export interface Database {
  alias: string;
  /** The engine's dotted name; undefined where only the environment tells. */
  engine: string | undefined;
  /** The name, or for SQLite the path of the file; undefined where only the environment tells. */
  name: string | undefined;
  /** Further engines that the settings can choose by a condition or a variable. */
  alternatives: readonly string[];
}

const ENGINE = /["']((?:\w+\.)+(?:backends?\.\w+|\w*backend)|django_\w+backends?\b)["']/g;
const KNOWN =
  /(?:postgres|postgis|mysql|sqlite|spatialite|oracle|mssql|sql_server|cockroach|mariadb)/i;

/**
 * The databases of the settings.
 *
 * @param places where the settings assign DATABASES: other engines that are written there are alternatives
 */
export function readDatabases(
  value: Value | undefined,
  places: readonly Place[],
  tree: Tree,
): Database[] {
  const databases = value === undefined ? undefined : forced(value);
  if (!(databases instanceof Dict)) return [];
  const written = enginesWritten(places, tree);
  return [...databases.entries].map(([alias, entry]) => {
    const known = forced(entry);
    const fields = known instanceof Dict ? known.entries : new Map<string, Value>();
    const engines = optionsOf(fields.get("ENGINE"));
    const [engine, ...others] = engines;
    const name = forced(fields.get("NAME") ?? new Unknown("a name"));
    return {
      alias: String(alias),
      engine,
      name:
        typeof name === "object"
          ? textOf(name) === undefined
            ? undefined
            : shown(name)
          : shown(name),
      alternatives: [...new Set([...others, ...(alias === "default" ? written : [])])].filter(
        (one) => one !== engine,
      ),
    };
  });
}

function shown(value: Value): string | undefined {
  const text = textOf(value);
  return text === undefined || value === null ? undefined : shownPath(text);
}

function optionsOf(value: Value | undefined): string[] {
  const engine = value === undefined ? undefined : forced(value);
  if (typeof engine === "string") return engine ? [engine] : [];
  return engine instanceof Unknown ? [...new Set(engine.options.flatMap(optionsOf))] : [];
}

function enginesWritten(places: readonly Place[], tree: Tree): string[] {
  const files = [...new Set(places.map(({ path }) => path))];
  return files.flatMap((path) =>
    [...(tree.read(path) ?? "").matchAll(ENGINE)].flatMap(([, engine]) =>
      engine && KNOWN.test(engine) && !/cache|session|storage/i.test(engine) ? [engine] : [],
    ),
  );
}
