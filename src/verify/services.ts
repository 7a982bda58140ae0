import type { Tree } from "../tree/tree.ts";

/** A database, cache or broker that a project's variables name. */
export interface Service {
  kind: "PostgreSQL" | "MySQL" | "Redis" | "RabbitMQ";
  /** The name that the project reaches it by. */
  host: string;
  /** That it listens on in its container. */
  port: number;
  image: string;
  env: Readonly<Record<string, string>>;
  /** Ends with 0, in the service's own container, once it takes connections. */
  ready: readonly string[];
}

interface Kind {
  name: Service["kind"];
  schemes: RegExp;
  port: number;
  image: string;
  /** Whose images are taken from a compose file of the project. */
  images: RegExp;
  env(user: string, password: string, database: string): Record<string, string>;
  ready: readonly string[];
}

/** Tests make a database of their own, which the user that the image creates may not. */
const GRANT = [
  "client=$(command -v mariadb || command -v mysql)",
  `"$client" --host=127.0.0.1 --user=root --password="$MYSQL_ROOT_PASSWORD" --execute="GRANT ALL ON *.* TO '\${MYSQL_USER:-root}'@'%'"`,
].join(" && ");

const KINDS: readonly Kind[] = [
  {
    name: "PostgreSQL",
    schemes: /^(postgres|postgresql|psql|pgsql|postgis)$/,
    port: 5432,
    image: "postgres:18",
    images: /(^|\/)(postgres|postgis|pgvector|timescaledb)[:/]/,
    env: (user, password, database) => ({
      POSTGRES_USER: user || "postgres",
      POSTGRES_DB: database || user || "postgres",
      ...(password ? { POSTGRES_PASSWORD: password } : { POSTGRES_HOST_AUTH_METHOD: "trust" }),
    }),
    // Over TCP: while the server is being set up, it only listens on its socket.
    ready: ["pg_isready", "--quiet", "--host", "127.0.0.1"],
  },
  {
    name: "MySQL",
    schemes: /^(mysql|mariadb|mysql2|mysqlgis)$/,
    port: 3306,
    image: "mysql:8",
    images: /(^|\/)(mysql|mariadb)[:/]/,
    env: (user, password, database) => {
      const own = user && user !== "root" ? { MYSQL_USER: user, MYSQL_PASSWORD: password } : {};
      return { MYSQL_DATABASE: database, MYSQL_ROOT_PASSWORD: password || "root", ...own };
    },
    ready: ["sh", "-c", GRANT],
  },
  {
    name: "Redis",
    schemes: /^(redis|rediss|valkey)$/,
    port: 6379,
    image: "redis:8",
    images: /(^|\/)(redis|valkey)[:/]/,
    env: () => ({}),
    ready: ["sh", "-c", "redis-cli ping | grep -q PONG"],
  },
  {
    name: "RabbitMQ",
    schemes: /^(amqp|amqps)$/,
    port: 5672,
    image: "rabbitmq:4",
    images: /(^|\/)rabbitmq[:/]/,
    env: (user, password) => ({
      RABBITMQ_DEFAULT_USER: user || "guest",
      RABBITMQ_DEFAULT_PASS: password || "guest",
    }),
    ready: ["rabbitmq-diagnostics", "-q", "check_port_connectivity"],
  },
];

/** The services that the URLs among some variables name, one for each host. */
export async function servicesOf(
  variables: Readonly<Record<string, string>>,
  tree: Tree,
): Promise<Service[]> {
  const found = new Map<string, Service>();
  for (const value of Object.values(variables)) {
    const url = serviceUrl(value);
    if (!url || found.has(url.host)) continue;
    const { kind, host, user, password, database } = url;
    const image = (await composeImage(tree, host, kind.images)) ?? kind.image;
    const env = kind.env(user, password, database);
    found.set(host, { kind: kind.name, host, port: kind.port, image, env, ready: kind.ready });
  }
  return [...found.values()];
}

/** The variables whose values are addresses of services, which point a project at them. */
export function serviceVariables(
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => serviceUrl(value)));
}

/** Those of the variables that point at one service, which is reached at another address. */
export function variablesFor(
  { host }: Service,
  variables: Readonly<Record<string, string>>,
  address: string,
): Record<string, string> {
  const own = Object.entries(variables).filter(([, value]) => serviceUrl(value)?.host === host);
  return Object.fromEntries(
    own.map(([name, value]) => [name, value.replace(/(:\/\/(?:[^@/]*@)?)[^/?#]*/, `$1${address}`)]),
  );
}

function serviceUrl(value: string) {
  const scheme = /^([a-z0-9]+)(?:\+[a-z0-9]+)?:\/\//.exec(value)?.[1];
  const kind = scheme && KINDS.find(({ schemes }) => schemes.test(scheme));
  // URL takes apart only schemes that it knows; what follows the scheme is the same for all of them.
  const address = value.replace(/^[^:]+:/, "http:");
  if (!kind || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const database = decodeURIComponent(url.pathname.slice(1));
  const [user, password] = [url.username, url.password].map(decodeURIComponent) as [string, string];
  return { kind, host: url.hostname, user, password, database };
}

/** The image that the project itself runs under that name, so that the same version is tried. */
async function composeImage(tree: Tree, host: string, images: RegExp): Promise<string | undefined> {
  for (const path of ["compose.production.yaml", "compose.yaml", "docker-compose.yml"]) {
    const text = tree.read(path);
    if (text === undefined) continue;
    const { parseDocument } = await import("yaml");
    const image: unknown = parseDocument(text).getIn(["services", host, "image"]);
    if (typeof image === "string" && images.test(image) && !image.includes("$")) return image;
  }
  return undefined;
}
