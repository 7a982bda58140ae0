import { FACTORY_FILES, modelsWithoutFactory } from "../../project/factories.ts";
import { Dict, forced, Unknown } from "../../project/evaluate/values.ts";
import { plain } from "../../project/plain.ts";
import { any, probe, told, type Sign } from "../sign.ts";
import {
  app,
  code,
  isSet,
  requirement,
  setting,
  settingsCode,
  textsIn,
  within,
  work,
} from "../signs.ts";

const SERVER = /postgres|postgis|mysql|mariadb|oracle|cockroach|mssql/i;

/** A database server where the project is served; an engine that the environment decides may be one. */
const server: Sign = (surroundings) => {
  const [database] = surroundings.production.databases;
  const { engine } = database ?? {};
  const isOpen = surroundings.isFromEnvironment("DATABASES");
  return {
    holds: engine === undefined ? isOpen : SERVER.test(engine) || isOpen,
    what: "a database server in production, or one that the environment names",
    place: surroundings.placeOf("DATABASES"),
  };
};

/** Whether an option of the default database is set, or left to a URL that may set it. */
function databaseOption(
  what: string,
  fits: (texts: readonly string[], value: Dict) => boolean,
): Sign {
  return (surroundings) => {
    const value = within(surroundings.setting("DATABASES"), "default");
    const known = value === undefined ? undefined : forced(value);
    const holds = known instanceof Dict && fits(textsIn(plain(known)), known);
    return { holds, what, place: surroundings.placeOf("DATABASES") };
  };
}

const keepsConnections = (age: unknown) =>
  age instanceof Unknown || age === null || Number(age) > 0;

/** What a file has in the place of connections that are kept. */
const waitingWriters = settingsCode(
  "a file of SQLite that is read while it is written",
  /^[^#\n]*(?:journal_mode=WAL|["']transaction_mode["'])/im,
);

export const DATA = [
  probe("database", {
    core: [server],
    parts: [
      told(
        "DATABASES takes its password from the environment",
        setting("DATABASES", "", ({ value }) => {
          const password = within(value, "default", "PASSWORD");
          return typeof password !== "string" || password === "";
        }),
      ),
      any(
        work(
          "a database server to develop with",
          /image:\s*["']?(?:\S*\/)?(?:postgres|postgis|mysql|mariadb)/,
        ),
        requirement("psycopg", "psycopg2", "psycopg2-binary", "psycopg-binary", "mysqlclient"),
      ),
    ],
  }),
  probe("db-pool", {
    core: [
      databaseOption(
        "connections that are kept: CONN_MAX_AGE or a pool",
        (texts, value) =>
          texts.includes("pool") ||
          keepsConnections(forced(value.entries.get("CONN_MAX_AGE") ?? 0)),
      ),
      settingsCode("a pool of connections", /^[^#\n]*["']pool["']\s*[:\]]/m),
      settingsCode(
        "connections that are kept (CONN_MAX_AGE)",
        /^[^#\n]*(?:["']CONN_MAX_AGE["']\]?\s*[:=]|conn_max_age\s*=)/m,
      ),
      setting("CONN_MAX_AGE", "is set", ({ data }) => Number(data) > 0),
      waitingWriters,
    ],
    parts: [
      any(
        settingsCode(
          "CONN_HEALTH_CHECKS for connections that are kept",
          /^[^#\n]*conn_health_checks/im,
        ),
        waitingWriters,
      ),
    ],
  }),
  probe("cache", {
    core: [
      told(
        "CACHES shares a cache between processes",
        setting("CACHES", "", ({ value, open }) => {
          const backend = within(value, "default", "BACKEND");
          return (
            open ||
            backend instanceof Unknown ||
            (typeof backend === "string" && !/locmem|dummy/i.test(backend))
          );
        }),
      ),
    ],
  }),
  probe("redis", { core: [requirement("redis", "django-redis", "channels-redis")] }),
  probe("celery", {
    core: [code("an application of Celery", /\.py$/, /^\w+\s*=\s*Celery\(/m)],
    parts: [
      requirement("celery"),
      any(
        isSet("CELERY_BROKER_URL"),
        isSet("BROKER_URL"),
        code("a broker", /celery\w*\.py$/, /broker/),
      ),
      any(
        isSet("CELERY_TASK_TIME_LIMIT"),
        isSet("CELERY_TASK_SOFT_TIME_LIMIT"),
        code("a time limit for tasks", /\.py$/, /\btime_limit\s*=/),
      ),
      any(
        isSet("CELERY_TASK_ACKS_LATE"),
        code("tasks that are not lost with their worker (acks_late)", /\.py$/, /acks_late/),
      ),
      work("a worker that is started somewhere", /celery\b.*\bworker|worker.*celery/i),
    ],
  }),
  probe("channels", {
    core: [app("channels")],
    parts: [
      isSet("ASGI_APPLICATION"),
      told(
        "CHANNEL_LAYERS are shared between processes",
        setting(
          "CHANNEL_LAYERS",
          "",
          ({ value, open, data }) =>
            value !== undefined && (open || !textsIn(data).some((text) => /InMemory/.test(text))),
        ),
      ),
    ],
  }),
  probe("custom-user", {
    core: [
      (surroundings) => ({
        holds:
          surroundings.production.userModel !== undefined &&
          surroundings.production.userModel !== "auth.User",
        what: "AUTH_USER_MODEL names a model of the project's own",
        place: surroundings.placeOf("AUTH_USER_MODEL"),
      }),
    ],
  }),
  probe("factories", {
    core: [
      code(
        "factories of models",
        FACTORY_FILES,
        /\bDjangoModelFactory\b|\bbaker\.make|@?\bmodel_bakery/,
      ),
    ],
    parts: [
      (surroundings) => {
        const text = surroundings
          .files(FACTORY_FILES)
          .map((path) => surroundings.text(path))
          .join("\n");
        if (/model_bakery/.test(text)) return { holds: true, what: "a factory for every model" };
        const lacking = modelsWithoutFactory(surroundings.development);
        const [first] = lacking;
        return {
          holds: lacking.length === 0,
          what: first
            ? `a factory for ${lacking
                .map(({ name }) => name)
                .slice(0, 5)
                .join(", ")}${lacking.length > 5 ? ` and ${lacking.length - 5} more` : ""}`
            : "a factory for every model",
          place: first && { path: first.path, line: first.line },
        };
      },
    ],
  }),
];
