import { describe, expect, it } from "vitest";
import { add, after } from "./support.ts";
import { type Files, SINGLE, SPLIT } from "./trees.ts";

const WHITENOISE = '"whitenoise.middleware.WhiteNoiseMiddleware"';
const HEAD = '[project]\nname = "mysite"\nversion = "1"\nrequires-python = ">=3.12"\n';

/** One module of settings, so that its middleware is everybody's. */
function asking(files: Files): Files {
  const { "requirements.txt": _, ...rest } = SINGLE as Record<string, string>;
  return { ...rest, ...files };
}

/** Settings of production that serve static files by themselves. */
function serving(files: Files): Files {
  return {
    ...SPLIT,
    "mysite/settings/production.py": `${SPLIT["mysite/settings/production.py"]}MIDDLEWARE = [${WHITENOISE}, *MIDDLEWARE]\n`,
    ...files,
  };
}

const RUNTIME =
  'dependencies = ["django>=5.2,<5.3", "django-environ>=0.11", "psycopg[binary]>=3.2"]\n';

describe("a package that only servers are given", () => {
  it.each([
    [
      "an extra",
      `${HEAD}dependencies = [\n    "django>=5.2,<5.3",\n]\n\n[project.optional-dependencies]\nprod = [\n    "Whitenoise==6.11.0",\n]\n`,
      /^dependencies = \[\n {4}"django>=5.2,<5.3",\n {4}"whitenoise.*==6\.11\.0",\n\]/m,
    ],
    [
      "a dependency group",
      `${HEAD}dependencies = [\n    "django>=5.2,<5.3",\n]\n\n[dependency-groups]\ndev = [\n    "pytest",\n]\nprod = [\n    "whitenoise==6.11.0",\n]\n`,
      /^dependencies = \[\n {4}"django>=5.2,<5.3",\n {4}"whitenoise.*==6\.11\.0",\n\]/m,
    ],
    [
      "a group of Poetry",
      `[tool.poetry.dependencies]\npython = "^3.12"\ndjango = "~5.2"\n\n[tool.poetry.group.prod.dependencies]\nwhitenoise = "^6.11"\n`,
      /^\[tool\.poetry\.dependencies\]\npython = "\^3\.12"\ndjango = "~5\.2"\nwhitenoise = "\^6\.11"\n/m,
    ],
  ])("in %s becomes everybody's where all settings need it", async (_, pyproject, wanted) => {
    const first = await add(asking({ "pyproject.toml": pyproject }), ["static"]);
    expect(first.text("mysite/settings.py")).toContain(WHITENOISE);
    expect(first.text("pyproject.toml")).toMatch(wanted);
    expect((await add(after(first), ["static"])).paths).toEqual([]);
  });

  it("in a list beside that of developers becomes everybody's", async () => {
    const { text } = await add(
      asking({
        "requirements.txt": "Django>=5.2,<5.3\n",
        "requirements-prod.txt": "-r requirements.txt\nwhitenoise==6.11.0\n",
      }),
      ["static"],
    );
    expect(text("requirements.txt")).toMatch(/^whitenoise.*==6\.11\.0$/m);
  });

  it("among the tools of a Pipfile becomes everybody's", async () => {
    const { text } = await add(
      asking({ Pipfile: '[packages]\ndjango = "~=5.2"\n\n[dev-packages]\nwhitenoise = "*"\n' }),
      ["static"],
    );
    expect(text("Pipfile")).toMatch(/^\[packages\]\ndjango = "~=5\.2"\nwhitenoise = /m);
  });

  it("in an extra of setup.cfg becomes everybody's, and is left to a person in setup.py", async () => {
    const first = await add(
      asking({
        "setup.cfg":
          "[options]\ninstall_requires =\n    Django>=5.2,<5.3\n    requests\n\n[options.extras_require]\nprod =\n    whitenoise==6.11.0\n",
      }),
      ["static"],
    );
    expect(first.text("setup.cfg")).toContain("    requests\n    whitenoise==6.11.0\n\n[");
    expect((await add(after(first), ["static"])).paths).toEqual([]);
    const { changes } = await add(
      asking({
        "setup.py": 'from setuptools import setup\n\nsetup(install_requires=["Django"])\n',
      }),
      ["static"],
    );
    expect(changes.manuals).toMatchObject([{ path: "setup.py" }]);
  });

  it("is installed by the pipeline that loads the settings which import it", async () => {
    const { "pyproject.toml": _, ...split } = SPLIT as Record<string, string>;
    const lists = {
      "requirements/base.txt": "Django>=5.2,<5.3\ndjango-environ>=0.11\n",
      "requirements/local.txt": "-r base.txt\npytest\n",
      "requirements/production.txt": "-r base.txt\ngunicorn\nsentry-sdk\n",
    };
    const settings = `import sentry_sdk\n${split["mysite/settings/production.py"]!}`;
    const INSTALL = "pip install --requirement requirements/production.txt";
    const needed = await add({ ...split, ...lists, "mysite/settings/production.py": settings }, [
      "ci",
      "env",
    ]);
    expect(needed.text(".github/workflows/ci.yml")).toContain(INSTALL);
    const others = await add({ ...split, ...lists }, ["ci", "env"]);
    expect(others.text(".github/workflows/ci.yml")).not.toContain(INSTALL);
  });

  it("stays theirs where their settings alone need it", async () => {
    const pyproject = `${HEAD}${RUNTIME}\n[project.optional-dependencies]\nprod = ["gunicorn", "whitenoise==6.11.0"]\n`;
    const { text, kept, paths } = await add(serving({ "pyproject.toml": pyproject }), ["static"]);
    expect(paths).not.toContain("pyproject.toml");
    expect(text("mysite/settings/base.py")).not.toContain("whitenoise");
    expect(text("mysite/settings/production.py").match(/WhiteNoiseMiddleware/g)).toHaveLength(1);
    expect(kept).toContainEqual({
      what: "MIDDLEWARE",
      path: "mysite/settings/production.py",
      reason: "static",
    });
  });

  it("goes into the image without the tools that had it", async () => {
    const pyproject = `${HEAD}${RUNTIME}\n[project.optional-dependencies]\ndev = ["gunicorn==23.0.0", "mypy"]\n`;
    const { text } = await add(serving({ "pyproject.toml": pyproject }), ["docker"]);
    expect(text("Dockerfile")).toContain("--no-default-groups\n");
    expect(text("pyproject.toml")).toMatch(/^ {4}"gunicorn==23\.0\.0",$/m);
  });

  it("is installed into the image by its extra", async () => {
    const pyproject = `${HEAD}${RUNTIME}\n[project.optional-dependencies]\nprod = ["gunicorn", "whitenoise==6.11.0"]\n`;
    const files = serving({ "pyproject.toml": pyproject, "uv.lock": "version = 1\n" });
    const { text } = await add(files, ["docker", "ci", "env"]);
    expect(text("Dockerfile")).toContain("--no-default-groups --extra prod\n");
    expect(text(".github/workflows/ci.yml")).toContain("uv sync --locked --extra prod\n");
    expect(text("pyproject.toml")).toBe(pyproject);
  });
});

describe("a package that every environment has", () => {
  it.each([
    [
      "in the group of Django",
      `[dependency-groups]\nmain = ["django>=5.2,<5.3", "whitenoise>=6.11"]\ndev = ["pytest"]\n`,
    ],
    [
      "in a group that developers include",
      `${HEAD}${RUNTIME}\n[dependency-groups]\nprod = ["whitenoise>=6.11"]\ndev = ["pytest", {include-group = "prod"}]\n`,
    ],
    [
      "in an extra that theirs includes",
      `${HEAD}${RUNTIME}\n[project.optional-dependencies]\nprod = ["whitenoise>=6.11"]\ndev = ["pytest", "mysite[prod]"]\n`,
    ],
  ])("%s is not asked for again", async (_, pyproject) => {
    const { paths, text } = await add(asking({ "pyproject.toml": pyproject }), ["static"]);
    expect(text("mysite/settings.py")).toContain(WHITENOISE);
    expect(paths).not.toContain("pyproject.toml");
  });
});

it("asks for what all need in the list that all compiled ones take over", async () => {
  const { text, changes } = await add(
    asking({
      "requirements/base.in": "Django==5.2.8\n",
      "requirements/dev.in": "-r base.in\npytest\n",
      "requirements/prod.in": "-r base.in\ngunicorn\n",
      "requirements/dev.txt": "# pip-compile\ndjango==5.2.8\npytest==9\n",
      "requirements/prod.txt": "# pip-compile\ndjango==5.2.8\ngunicorn==23\n",
      "requirements.txt": "-r requirements/prod.txt\n",
    }),
    ["static"],
  );
  expect(text("requirements/base.in")).toMatch(/^whitenoise/m);
  expect(changes.manuals.map(({ path }) => path).sort()).toEqual([
    "requirements/dev.txt",
    "requirements/prod.txt",
  ]);
});

describe("development that goes without on purpose", () => {
  const PYPROJECT = HEAD + RUNTIME.replace("]\n", ', "whitenoise>=6.11"]\n');

  it("is not given what its servers have", async () => {
    const { text, changes, kept } = await add(
      {
        ...SPLIT,
        "manage.py": SPLIT["manage.py"]!.replace(".local", ""),
        "pyproject.toml": PYPROJECT,
        "mysite/settings/__init__.py":
          'from .base import *\n\nif os.environ.get("SITE_DEV", "True") != "False":\n    from .local import *\n',
        "mysite/settings/base.py": `import os\n\n${SPLIT["mysite/settings/base.py"]!}`.replace(
          "MIDDLEWARE = [\n",
          `MIDDLEWARE = [\n    ${WHITENOISE},\n`,
        ),
        "mysite/settings/local.py": `from . import base\n\nDEBUG = True\nMIDDLEWARE = [one for one in base.MIDDLEWARE if one != ${WHITENOISE}]\n`,
      },
      ["static"],
    );
    expect(kept.map(({ what }) => what)).toContain("MIDDLEWARE");
    expect(text("mysite/settings/base.py").match(/WhiteNoiseMiddleware/g)).toHaveLength(1);
    expect(changes.manuals).toEqual([]);
  });
});

it("asks for no reader of variables where the settings have one of their own", async () => {
  const { text } = await add(
    asking({
      "requirements.txt": "Django==5.2.8\nenvirons==14.5.0\n",
      "mysite/settings.py": `from environs import Env\n\nenv = Env()\n${SINGLE["mysite/settings.py"]!}`,
    }),
    ["env", "https"],
  );
  expect(text("mysite/settings_production.py")).toContain("env.list(");
  expect(text("requirements.txt")).not.toContain("django-environ");
});

describe("settings that read variables by python-decouple", () => {
  const read = (more = ""): Files => ({
    ...SINGLE,
    "requirements.txt": "Django==5.2.8\npsycopg2-binary==2.9.10\npython-decouple==3.8\n",
    "mysite/settings.py": `from decouple import config\n${more}${SINGLE["mysite/settings.py"]!}`,
  });

  it("go on with it", async () => {
    const { text } = await add(read("import dj_database_url\n"), ["database", "https"]);
    const production = text("mysite/settings_production.py");
    expect(production).toContain('SECRET_KEY = config("SECRET_KEY")');
    expect(production).toContain('ALLOWED_HOSTS = config("ALLOWED_HOSTS", cast=Csv())');
    expect(production).toContain(
      'CSRF_TRUSTED_ORIGINS = config("CSRF_TRUSTED_ORIGINS", default="", cast=Csv())',
    );
    expect(production).toMatch(/config\("SECURE_HSTS_SECONDS", default=\w+, cast=int\)/);
    expect(production).toContain('dj_database_url.parse(config("DATABASE_URL"))');
    expect(production).toContain("from decouple import Csv\n");
    expect(production).not.toMatch(/import environ|\benv[.(]\w*\(/);
    expect(text("requirements.txt")).not.toContain("django-environ");
  });

  it("have another one for what that does not read", async () => {
    const { text } = await add(read(), ["database"]);
    expect(text("mysite/settings_production.py")).toContain('env.db("DATABASE_URL")');
    expect(text("mysite/settings_production.py")).toContain("env = environ.Env()\n");
    expect(text("requirements.txt")).toContain("django-environ");
  });
});
