import type { Project } from "../project/project.ts";
import type { Tree } from "../tree/tree.ts";
import type { Layout } from "./layout.ts";

/** Where the database of production is, as Compose starts it. */
export interface Server {
  engine: string;
  url: string;
  /** What `HOST` of the entry, or for a file `NAME`, is once that is the one. */
  fields: Readonly<Record<string, string>>;
}

const ON_SERVER = { NAME: "app", USER: "app", PASSWORD: "app", HOST: "db" } as const;

export const SERVERS = {
  postgres: {
    engine: "django.db.backends.postgresql",
    url: "postgres://app:app@db:5432/app",
    fields: { ENGINE: "django.db.backends.postgresql", ...ON_SERVER, PORT: "5432" },
  },
  mysql: {
    engine: "django.db.backends.mysql",
    url: "mysql://app:app@db:3306/app",
    fields: { ENGINE: "django.db.backends.mysql", ...ON_SERVER, PORT: "3306" },
  },
  // In the folder that outlives a container.
  sqlite: {
    engine: "django.db.backends.sqlite3",
    url: "sqlite:////app/data/db.sqlite3",
    fields: { NAME: "/app/data/db.sqlite3" },
  },
} as const satisfies Readonly<Record<string, Server>>;

/** Variables that can be about a database. */
const ABOUT = /DB|SQL|POSTGRES|PG|DATABASE/i;
const CHOICES = ["postgres", "postgresql", "mysql", "true", "1"];

/**
 * The variables by which a repository's own settings get to a database, with what they have to be for the server: found by
 * setting each and looking at what becomes of DATABASES.
 *
 * @param more variables that are set in production, such as the settings module
 */
export function databaseVariables(
  layout: Layout,
  tree: Tree,
  server: Server,
  more: ReadonlyMap<string, string>,
): Map<string, string> {
  const { project } = layout;
  const over = tree === project.tree ? project : project.over(tree);
  const read = (variables: ReadonlyMap<string, string>) =>
    facts(over.withEnvironment(Object.fromEntries([...more, ...variables])));
  const found = new Map<string, string>();
  const chosen = chosenEngine(read, server, found);
  const isAtServer = ({ entry }: Facts) =>
    "HOST" in server.fields
      ? entry["HOST"] === server.fields["HOST"]
      : entry["NAME"] === server.fields["NAME"];
  for (const name of chosen.variables.filter((one) => /URL|URI|DSN/.test(one))) {
    if (isAtServer(read(new Map([...found, [name, server.url]]))))
      return found.set(name, server.url);
  }
  for (const name of chosen.variables) {
    const probe = `probe-${name.toLowerCase()}`;
    const { entry } = read(new Map([...found, [name, probe]]));
    const numeric = read(new Map([...found, [name, "61001"]])).entry;
    for (const [field, value] of Object.entries(server.fields)) {
      if (entry[field] === probe || String(numeric[field]) === "61001") found.set(name, value);
    }
  }
  return found;
}

/** The variables that are read once those that choose the engine are set. */
function chosenEngine(
  read: (variables: ReadonlyMap<string, string>) => Facts,
  server: Server,
  found: Map<string, string>,
): Facts {
  const first = read(new Map());
  if (isOf(first, server)) return first;
  for (const name of first.variables) {
    for (const value of CHOICES) {
      const second = read(new Map([[name, value]]));
      if (!isOf(second, server) || second.entry["ENGINE"] === value) continue;
      found.set(name, value);
      return second;
    }
  }
  return first;
}

function isOf({ entry }: Facts, { engine }: Server): boolean {
  const own = String(entry["ENGINE"] ?? "");
  return own.includes(engine.split(".").at(-1)!) || own.includes("postgis");
}

interface Facts {
  /** DATABASES["default"]. */
  entry: Readonly<Record<string, unknown>>;
  variables: readonly string[];
}

function facts(reading: Project): Facts {
  const databases = reading.setting("DATABASES") as
    { default?: Readonly<Record<string, unknown>> } | undefined;
  const variables = [
    ...(reading.settings?.variables ?? []).map(({ name }) => name),
    ...asked(reading),
  ];
  return {
    entry: databases?.default ?? {},
    variables: [...new Set(variables)].filter((name) => ABOUT.test(name)),
  };
}

/** URLs of databases that the settings look for before they read them: `if "DATABASE_URL" in os.environ`. */
function asked({ settings, tree }: Project): string[] {
  const paths = new Set(settings?.places.get("DATABASES")?.map(({ path }) => path));
  return [...paths].flatMap((path) =>
    [...(tree.read(path) ?? "").matchAll(/["']([A-Z0-9_]*(?:DATABASE|DB)_UR[LI])["'] in \b/g)].map(
      ([, name = ""]) => name,
    ),
  );
}
