import { expect, test } from "vitest";
import { withSettings } from "./support/project.ts";

const SQLITE = "django.db.backends.sqlite3";
const POSTGRESQL = "django.db.backends.postgresql";

test.each([
  ["written out", `DATABASES = {"default": {"ENGINE": "${SQLITE}", "NAME": "db"}}`, SQLITE],
  [
    "the default of a variable",
    `import os\nDATABASES = {"default": {"ENGINE": os.environ.get("E", "${SQLITE}")}}`,
    SQLITE,
  ],
  [
    "django-environ",
    `import environ\nenv = environ.Env(DEBUG=(bool, False))\nDATABASES = {"default": env.db("URL", default="sqlite:///db.sqlite3")}`,
    SQLITE,
  ],
  [
    "a subclass of its Env",
    `import environ\nclass Env(environ.Env):\n    pass\nenv = Env()\nDATABASES = {"default": env.db_url(default="psql://u:p@h/n")}`,
    POSTGRESQL,
  ],
  [
    "environs",
    `from environs import env\nDATABASES = {"default": env.dj_db_url("URL", "postgres://h/n")}`,
    POSTGRESQL,
  ],
  [
    "dj-database-url",
    `import dj_database_url\nDATABASES = {}\nDATABASES["default"] = dj_database_url.config(default=f"postgres://{USER}:x@h/n")`,
    POSTGRESQL,
  ],
  [
    "its engine given",
    `import dj_database_url as dj\nDATABASES = {"default": dj.parse("postgres://h/n", engine="own.backend")}`,
    "own.backend",
  ],
  [
    "python-decouple",
    `from decouple import config\nfrom dj_database_url import parse\nDATABASES = {"default": config("URL", default="mysql://h/n", cast=parse)}`,
    "django.db.backends.mysql",
  ],
  [
    "changed afterwards",
    `DATABASES = {"default": {"ENGINE": "${SQLITE}"}}\nDATABASES["default"]["ENGINE"] = "${POSTGRESQL}"`,
    POSTGRESQL,
  ],
  [
    "updated",
    `DATABASES = {"default": {}}\nDATABASES["default"].update({"ENGINE": "${SQLITE}"})`,
    SQLITE,
  ],
])("the engine of the database: %s", async (_, text, engine) => {
  expect((await withSettings(text)).databases[0]?.engine).toBe(engine);
});

test("before 1.0, dj-database-url gives the name that PostgreSQL's backend had", async () => {
  const settings = `import dj_database_url\nDATABASES = {"default": dj_database_url.config(default="postgres:///shop")}`;
  const old = await withSettings(settings, { "requirements.txt": "dj-database-url==0.5.0\n" });
  expect(old.databases[0]?.engine).toBe("django.db.backends.postgresql_psycopg2");
  const present = await withSettings(settings, { "requirements.txt": "dj-database-url==2.1.0\n" });
  expect(present.databases[0]).toMatchObject({ engine: POSTGRESQL, name: "shop" });
});

test("engines that a condition or a variable can choose are alternatives", async () => {
  const facts = await withSettings(`import os

if os.getenv("SQLITE", "False") == "True":
    DATABASES = {"default": {"ENGINE": "${SQLITE}", "NAME": "/var/db"}}
else:
    DATABASES = {"default": {"ENGINE": "${POSTGRESQL}", "NAME": os.environ.get("NAME")}}
`);
  expect(facts.databases).toEqual([
    { alias: "default", engine: POSTGRESQL, name: undefined, alternatives: [SQLITE] },
  ]);
  const environment = new Map([["SQLITE", "True"]]);
  const chosen = await withSettings(
    `import os\nENGINE = "${SQLITE}" if os.getenv("SQLITE") else "${POSTGRESQL}"\nDATABASES = {"default": {"ENGINE": ENGINE}}`,
    {},
    { environment },
  );
  expect(chosen.databases[0]?.engine).toBe(SQLITE);
});

test("a sample stands for the .env file that the code reads", async () => {
  const settings = `from decouple import config
import dj_database_url

DATABASES = {"default": dj_database_url.parse(config("DATABASE_URL", default="postgres:///x"))}
DEBUG = config("DEBUG", default=False, cast=bool)
`;
  const sample = "# copy to .env\nexport DATABASE_URL=sqlite:///db.sqlite3 # here\nDEBUG='true'\n";
  const facts = await withSettings(settings, { ".env.example": sample });
  expect(facts.databases[0]?.engine).toBe(SQLITE);
  expect(facts.setting("DEBUG")).toBe(true);
  expect(facts.settings?.environmentFiles).toEqual([".env.example"]);

  const own = await withSettings(settings, { ".env.example": sample, ".env": "DEBUG=off\n" });
  expect(own.databases[0]?.engine).toBe(POSTGRESQL);
  expect(own.setting("DEBUG")).toBe(false);

  const notRead = await withSettings('import os\nDEBUG = os.environ.get("DEBUG")\n', {
    ".env": "DEBUG=1\n",
  });
  expect(notRead.setting("DEBUG")).toBeNull();
});

test("settings that cannot do without are read with what the container is given", async () => {
  const settings = `import os
import dj_database_url

SECRET_KEY = os.environ["SECRET_KEY"]
INSTALLED_APPS = ("a",)
if os.environ.get("DEV", "False") != "False":
    INSTALLED_APPS += ("debug_toolbar",)
DATABASES = {"default": dj_database_url.config(default="mysql://root@localhost/shop")}
`;
  const facts = await withSettings(settings, {
    "docker-compose.yml": "services:\n  web:\n    env_file:\n      - docker/web.env\n",
    "docker/web.env.template": "SECRET_KEY=x\nDEV=True\nDATABASE_URL=postgres://u:p@db/shop\n",
  });
  expect(facts.databases[0]?.engine).toBe(POSTGRESQL);
  expect(facts.installedApps).toHaveLength(2);
  expect(facts.settings?.environmentFiles).toEqual(["docker/web.env.template"]);
});

test("a value of the shell that only this machine has is not used", async () => {
  const environment = new Map([["HOME", "/home/someone"]]);
  const facts = await withSettings(
    'import os\nROOT = os.environ["HOME"] + "/data"\n',
    {},
    { environment },
  );
  expect(facts.setting("ROOT")).toBeUndefined();
});
