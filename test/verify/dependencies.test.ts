import { describe, expect, it } from "vitest";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { environmentImage } from "../../src/verify/container/image.ts";
import { dependenciesOf } from "../../src/verify/dependencies.ts";

const PYPROJECT = `[project]
name = "shop"
requires-python = ">=3.13"
dependencies = ["Django>=5.2", "psycopg[binary]>=3.3"]

[project.optional-dependencies]
s3 = ["django-storages[s3]>=1.14"]

[dependency-groups]
dev = ["ruff>=0.17", { include-group = "prod" }]
prod = ["gunicorn>=27"]

[tool.ruff]
line-length = 88
`;

const of = (files: Record<string, string>, managePy = "manage.py") =>
  dependenciesOf(new MemoryTree(Object.entries(files)), managePy);

describe("dependenciesOf", () => {
  it("takes pyproject.toml with its groups and extras", async () => {
    const found = await of({ "pyproject.toml": PYPROJECT });
    expect(found.installer).toBe("uv");
    expect(found.requiresPython).toBe(">=3.13");
    expect([...found.names].sort()).toEqual([
      "django",
      "django-storages",
      "gunicorn",
      "psycopg",
      "ruff",
    ]);
  });

  it("asks for nothing where all is installed", () => {
    const tree = new MemoryTree([["manage.py", ""]]);
    expect(() => dependenciesOf(tree, "manage.py")).toThrow("declares no dependencies");
    expect(dependenciesOf(tree, "manage.py", true)).toMatchObject({ requirements: [], roots: [] });
  });

  it("knows an environment by what is installed, not by how tools are configured", async () => {
    const before = await of({ "pyproject.toml": PYPROJECT });
    const after = await of({ "pyproject.toml": PYPROJECT.replace("88", "100") });
    const more = await of({ "pyproject.toml": PYPROJECT.replace("gunicorn>=27", "gunicorn>=28") });
    expect([...after.files]).toEqual([...before.files]);
    expect([...more.files]).not.toEqual([...before.files]);
  });

  it("prefers what is locked", async () => {
    const lock = 'version = 1\n\n[[package]]\nname = "sqlparse"\nversion = "0.5"\n';
    const found = await of({
      "pyproject.toml": PYPROJECT,
      "uv.lock": lock,
      "requirements.txt": "",
    });
    expect([...found.files.keys()]).toEqual(["pyproject.toml", "uv.lock"]);
    expect(found.names).toContain("sqlparse");
  });

  it("reads requirements files with all that they include, and leaves out the project itself", async () => {
    const found = await of({
      "pyproject.toml": '[project]\nname = "shop"\ndynamic = ["dependencies"]\n',
      "requirements/base.txt": "Django>=5.2\r\n-c ../constraints.txt\r\n",
      "requirements/development.txt": "-r base.txt\n-e .\nruff\n",
      "requirements/production.txt": "--requirement=base.txt\ngunicorn==27 # server\n",
      "constraints.txt": "sqlparse<1\n",
      "README.txt": "no requirement\n",
    });
    expect(found.installer).toBe("requirements");
    expect(found.roots).toEqual(["requirements/development.txt", "requirements/production.txt"]);
    expect([...found.files.keys()].sort()).toEqual([
      "constraints.txt",
      "requirements/base.txt",
      "requirements/development.txt",
      "requirements/production.txt",
    ]);
    expect(found.files.get("requirements/development.txt")).not.toContain("-e .");
    expect([...found.names].sort()).toEqual(["django", "gunicorn", "ruff", "sqlparse"]);
  });

  it("reads Poetry's own tables, and takes the versions that it locked", async () => {
    const table = `[tool.poetry.dependencies]
python = "^3.11"
django = "^4.1"
celery = { version = "~5.3.1", extras = ["redis"] }
local = { path = "../local" }
fork = { git = "https://example.com/fork.git", rev = "abc" }

[tool.poetry.group.dev.dependencies]
ruff = "*"
old = "^0.2.3"
`;
    const free = await of({ "pyproject.toml": table });
    expect(free).toMatchObject({ installer: "requirements", requiresPython: ">=3.11", git: true });
    expect(free.files.get("requirements.txt")!.trim().split("\n")).toEqual([
      "django>=4.1,<5",
      "celery[redis]>=5.3.1,<5.4",
      "fork @ git+https://example.com/fork.git@abc",
      "ruff",
      "old>=0.2.3,<0.3",
    ]);
    const lock = '[[package]]\nname = "Django"\nversion = "4.2.7"\n';
    const locked = await of({ "pyproject.toml": table, "poetry.lock": lock });
    expect(locked.files.get("constraints.txt")).toBe("django==4.2.7\n");
    expect(locked.files.get("requirements.txt")).toMatch(/^-c constraints.txt\ndjango\n/);
    expect(locked.django).toBe("4.2");
  });

  it("takes what Pipenv locked", async () => {
    const lock = JSON.stringify({ default: { django: { version: "==5.2" } }, develop: {} });
    const found = await of({ "Pipfile.lock": lock });
    expect(found.files.get("constraints.txt")).toBe("django==5.2\n");
  });

  it("looks where manage.py is first, and then above", async () => {
    const files = { "pyproject.toml": PYPROJECT, "app/requirements.txt": "django==4.2\n" };
    expect((await of(files, "app/manage.py")).roots).toEqual(["app/requirements.txt"]);
    expect((await of(files, "other/manage.py")).installer).toBe("uv");
  });

  it("refuses a project that declares none", async () => {
    await expect(async () => of({ "manage.py": "" })).rejects.toMatchObject({
      code: "no-dependencies",
      exit: 4,
    });
  });
});

describe("environmentImage", () => {
  const imageOf = async (files: Record<string, string>, python = "3.13") => {
    const tree = new MemoryTree(Object.entries(files));
    return environmentImage(tree, dependenciesOf(tree, "manage.py"), python);
  };

  it("is named after all that is in it", async () => {
    const one = await imageOf({ "pyproject.toml": PYPROJECT });
    const same = await imageOf({ "pyproject.toml": PYPROJECT.replace("88", "99") });
    const other = await imageOf({ "pyproject.toml": PYPROJECT }, "3.14");
    expect(one.name).toMatch(/^django-expert-env:[0-9a-f]{16}$/);
    expect(same.name).toBe(one.name);
    expect(other.name).not.toBe(one.name);
  });

  it("installs without the project, into a folder of its own", async () => {
    const { dockerfile } = await imageOf({ "pyproject.toml": PYPROJECT, "uv.lock": "" });
    expect(dockerfile).toContain("FROM python:3.13-slim");
    expect(dockerfile).toContain('["uv","sync","--frozen","--no-install-project"');
    expect(dockerfile).toContain("UV_PROJECT_ENVIRONMENT=/venv");
    expect(dockerfile).not.toContain("apt-get");
  });

  it("brings what packages and translations need of the system", async () => {
    const { dockerfile } = await imageOf({
      "requirements.txt": "mysqlclient>=2.2\n",
      "locale/de/LC_MESSAGES/django.po": "",
    });
    expect(dockerfile).toMatch(/install -qq .* default-libmysqlclient-dev gcc gettext pkg-config/);
    const { dockerfile: binary } = await imageOf({ "requirements.txt": "psycopg2-binary\n" });
    expect(binary).not.toContain("libpq-dev");
  });
});
