import { describe, expect, it } from "vitest";
import { requirement } from "../../generators/packages.ts";
import { features } from "../../generators/features/index.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { inventory } from "../../src/inventory/inventory.ts";
import { readProject } from "../../src/project/project.ts";
import { add, after } from "./support.ts";
import { DEPLOYED, ENVIRONMENT, OLD, SINGLE, SPLIT, type Files } from "./trees.ts";

const TREES: Readonly<Record<string, Files>> = { SINGLE, ENVIRONMENT, SPLIT, OLD, DEPLOYED };
/** But `ai`, whose documents name our places on purpose. */
const FEATURES = features
  .filter(({ name, supporting }) => !supporting && name !== "ai")
  .map(({ name }) => name);

describe.each(Object.entries(TREES))("%s", (_, files) => {
  it.each(FEATURES)("gets %s once", async (feature) => {
    const first = await add(files, [feature]).catch((error: { code?: string }) => error);
    if (!("paths" in first)) {
      expect(first.code).toBe("feature-unavailable");
      return;
    }
    const second = await add(after(first), [feature]);
    // Those are of models, of which some have none.
    const [found] = inventory(await readProject(after(first)), [feature]);
    if (feature !== "factories") expect(found?.state).not.toBe("absent");
    // The limit of coverage is set, or taken away, by what runs the tests.
    expect(second.paths).toEqual([]);
    for (const { path, after: text = "" } of first.changes.files)
      expect(text, path).not.toMatch(/\bapps\.(?:core|users)\b|\bconfig\.(?:settings|asgi)\b/);
  });
});

describe("an old line of Django", () => {
  it.each(FEATURES)("gets versions of packages that were made for it with %s", async (feature) => {
    const addition = await add(OLD, [feature]).catch(() => undefined);
    const lines = addition?.text("requirements.txt").trim().split("\n") ?? [];
    for (const asked of lines.filter((line) => !/^Django\b(?!-)/i.test(line))) {
      const name = /^[\w-]+(?:\[\w+\](?=>=1))?/.exec(asked)?.[0] ?? asked;
      expect(requirement(name, "1.11"), name).not.toBe(requirement(name));
    }
  });
});

describe("an old line of Python", () => {
  it.each(["drf", "token-auth"])("runs what it gets with %s", async (feature) => {
    const { changes } = await add(OLD, [feature]);
    for (const { path, after: text = "" } of changes.files.filter(({ path }) =>
      path.endsWith(".py"),
    ))
      expect(text, path).not.toMatch(/\) \| \w+|\} \| /);
  });
});

const MODELS = `from django.db import models


class Base(models.Model):
    class Meta:
        abstract = True


class Post(Base):
    title = models.CharField(max_length=20)
    state = models.CharField(max_length=5, default="")


class Draft(Post):
    class Meta:
        proxy = True


class Report(models.Model):
    class Meta:
        managed = False


class Folder(models.Model):
    name = models.CharField(max_length=20)

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self.name = self.name.strip()
        super().save(*args, **kwargs)
`;

describe("what is added", () => {
  it.each(["asgi", "deploy", "profiling", "tests", "factories"])(
    "is what inventory calls %s",
    async (feature) => {
      const project = await readProject(
        after(await add({ ...SINGLE, "blog/models.py": MODELS }, [feature])),
      );
      const [state] = inventory(project, [feature]);
      expect(state).toMatchObject({ feature, state: "present", missing: [] });
    },
  );
});

describe("asgi", () => {
  it("makes the application on the settings that wsgi.py names, and asks for a server", async () => {
    const { text, notes } = await add(SINGLE, ["asgi"]);
    expect(text("mysite/asgi.py")).toContain('"mysite.settings"');
    expect(text("requirements.txt")).toMatch(/^uvicorn\[standard\]/m);
    expect(notes.join("\n")).toContain("uvicorn mysite.asgi:application");
  });

  it("is what an image starts that comes with it", async () => {
    const { text, paths } = await add(SINGLE, ["asgi", "docker"]);
    expect(text("Dockerfile")).toContain('CMD ["uvicorn", "mysite.asgi:application"');
    expect(paths).not.toContain("gunicorn.conf.py");
    expect(text("requirements.txt")).not.toContain("gunicorn");
  });

  it("changes how an image of ours is started that was there before", async () => {
    const image = await add(SINGLE, ["docker"]);
    const { text, changes } = await add(after(image), ["asgi"]);
    expect(text("Dockerfile")).toContain('CMD ["uvicorn", "mysite.asgi:application"');
    expect(changes.manuals).toEqual([]);
  });

  it("leaves it to a person to start it where others start what is there", async () => {
    const files = { ...SINGLE, Procfile: "web: gunicorn mysite.wsgi\n" };
    const { changes } = await add(files, ["asgi"]);
    expect(changes.manuals).toMatchObject([
      { path: "Procfile", reason: expect.stringMatching(/^line 1/) },
    ]);
  });
});

describe("deploy", () => {
  it("brings the stack that it rolls over, and ignores what it writes there", async () => {
    const { text, brought } = await add(SINGLE, ["deploy"]);
    expect(brought.map(({ feature }) => feature)).toContain("docker");
    expect(text("scripts/release.sh")).toContain("--env-file .env.production");
    expect(text("scripts/release.sh")).toMatch(/^cd .* \|\| exit$/m);
    expect(text(".gitignore")).toContain(".releases");
  });

  it("is refused beside a stack of other services", async () => {
    const files = { ...SINGLE, "compose.production.yaml": "services:\n  app:\n    image: app\n" };
    await expect(add(files, ["deploy"])).rejects.toMatchObject({ code: "feature-unavailable" });
  });
});

describe("profiling", () => {
  it("is in the settings of development, where those are apart", async () => {
    const { text } = await add(SPLIT, ["profiling"]);
    expect(text("mysite/settings/local.py")).toMatch(
      /MIDDLEWARE = \[.*QueryProfileMiddleware.*\*MIDDLEWARE/s,
    );
  });

  it("is first of all middleware where one module serves all", async () => {
    const { text } = await add(SINGLE, ["profiling"]);
    expect(text("mysite/settings.py")).toMatch(
      /MIDDLEWARE = \[\s*"mysite\.profiling\.QueryProfileMiddleware"/,
    );
  });
});

describe("i18n", () => {
  it("leaves it to the repository whether what is compiled is committed, and says how it is", async () => {
    const { paths, notes } = await add(SINGLE, ["i18n"]);
    expect(paths).toEqual(["mysite/settings.py"]);
    expect(notes.join("\n")).toMatch(/makemessages[^]*compilemessages/);
  });
});

describe("versioning", () => {
  it("comes beside the API that it brings, whose addresses have no version there", async () => {
    const { text } = await add(SINGLE, ["versioning"]);
    expect(text("mysite/settings.py")).toContain("AcceptHeaderVersioning");
    expect(text("mysite/settings.py")).toContain("DEFAULT_PAGINATION_CLASS");
  });
});

describe("https", () => {
  it("has a server answer to the names that the environment gives", async () => {
    const { text } = await add(SINGLE, ["https"]);
    expect(text("mysite/settings_production.py")).toContain('env.list("ALLOWED_HOSTS")');
  });
});

describe("docker", () => {
  it("runs what answers to the names that its environment gives, which its probe asks by", async () => {
    const { text } = await add(SINGLE, ["docker", "channels"]);
    expect(text("mysite/settings_production.py")).toContain('env.list("ALLOWED_HOSTS")');
    expect(text(".env.production.example")).toMatch(/^ALLOWED_HOSTS=/m);
    expect(text("compose.production.yaml").match(/os\.environ\["ALLOWED_HOSTS"\]/g)).toHaveLength(
      2,
    );
  });

  it("has its database from the environment, as the stack has a server for it", async () => {
    const { text } = await add(SINGLE, ["docker"]);
    expect(text("mysite/settings_production.py")).toContain('env.db("DATABASE_URL")');
  });

  it("has every probe ask by the repository's own name of the hosts", async () => {
    const settings = SINGLE["mysite/settings.py"]!.replace(
      "ALLOWED_HOSTS = []",
      'import os\n\nALLOWED_HOSTS = os.environ["SITE_HOSTS"].split(" ")',
    );
    const { text } = await add({ ...SINGLE, "mysite/settings.py": settings }, [
      "docker",
      "channels",
    ]);
    expect(text("compose.production.yaml").match(/os\.environ\["SITE_HOSTS"\]/g)).toHaveLength(2);
  });
});

describe("db-pool", () => {
  it("says that a file has no connections to keep", async () => {
    const files = { ...OLD, "requirements.txt": "Django==1.11.29\n" };
    await expect(add(files, ["db-pool"])).rejects.toMatchObject({ code: "feature-unavailable" });
  });
});

describe("password-validation", () => {
  it("brings the validators and hashes, with what checks passwords from before", async () => {
    const { text } = await add(SINGLE, ["password-validation"]);
    const production = text("mysite/settings_production.py");
    expect(production).toContain("MinimumLengthValidator");
    expect(production).toMatch(
      /PASSWORD_HASHERS = \[\s*"[\w.]+\.Argon2PasswordHasher",\s*"[\w.]+\.PBKDF2PasswordHasher",/,
    );
    expect(text("requirements.txt")).toContain("argon2-cffi");
  });

  it("has no server run with other settings where all of it is there", async () => {
    const settings = `${SINGLE["mysite/settings.py"]}
AUTH_PASSWORD_VALIDATORS = [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"}]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
`;
    const files = {
      ...SINGLE,
      "mysite/settings.py": settings,
      "requirements.txt": `${SINGLE["requirements.txt"]}argon2-cffi>=23\n`,
    };
    expect((await add(files, ["password-validation"])).paths).toEqual([]);
  });
});

describe("tests", () => {
  it("come with settings of their own and a runner", async () => {
    const { text, notes } = await add(SINGLE, ["tests"]);
    expect(text("mysite/settings_test.py")).toContain("MD5PasswordHasher");
    expect(notes).toContain("python manage.py test --settings mysite.settings_test runs the tests");
    expect(text("mysite/tests/test_site.py")).toContain("leads_to_a_view");
  });

  it.each([
    [
      "a storage that hashes names",
      "whitenoise.storage.CompressedManifestStaticFilesStorage",
      /^# Names with a hash/m,
    ],
    ["no storage", undefined, /^# No storage is named for static files/m],
  ])("say why static files have another storage where settings name %s", async (_, named, why) => {
    const own = named === undefined ? "" : `, "staticfiles": {"BACKEND": "${named}"}`;
    const storages = `STORAGES = {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}${own}}\n`;
    const { text } = await add(
      { ...SINGLE, "mysite/settings.py": `${SINGLE["mysite/settings.py"]}${storages}` },
      ["tests"],
    );
    const settings = text("mysite/settings_test.py");
    expect(settings).toContain(".StaticFilesStorage");
    expect(settings).toMatch(why);
    expect(settings.includes("with a hash")).toBe(named !== undefined);
  });
});

describe("factories", () => {
  it("are made for each model, and say which have none", async () => {
    const { text, notes } = await add({ ...SINGLE, "blog/models.py": MODELS }, ["factories"]);
    const factories = text("blog/factories.py");
    expect(factories.match(/^class \w+/gm)).toEqual(["class PostFactory", "class FolderFactory"]);
    expect(factories).toMatch(/def _create\(cls, model_class/);
    expect(text("blog/tests.py")).toContain('full_clean(exclude=["state"])');
    expect(notes).toEqual([
      "No factory for blog.Base: it is abstract.",
      "No factory for blog.Draft: it is a proxy, whose rows are those of another model.",
      "No factory for blog.Report: it is unmanaged: Django makes no table for it.",
    ]);
  });
});

describe("coverage", () => {
  it.each([
    ["pyproject.toml", "[project]\nname = 'x'\n", "[tool.coverage.run]"],
    ["setup.cfg", "[coverage:run]\nbranch = true\n", "[coverage:report]\nfail_under"],
    [".coveragerc", "[report]\nshow_missing = true\n", "[report]\nfail_under"],
  ])("is configured in %s where that is the place", async (path, content, expected) => {
    const { text } = await add({ ...SINGLE, [path]: content }, ["coverage"]);
    expect(text(path)).toContain(expected);
    expect(text(path).startsWith(content.split("\n")[0]!)).toBe(true);
  });

  it("has the step of a workflow that runs the tests measure them", async () => {
    const workflow = `jobs:
  tests:
    steps:
      - uses: actions/checkout@v5
      # Tests
      - name: Tests
        run: uv run python manage.py test blog
`;
    const { text } = await add({ ...SINGLE, ".github/workflows/x.yml": workflow }, ["coverage"]);
    expect(text(".github/workflows/x.yml")).toBe(
      workflow.replace(
        "run: uv run python manage.py test blog",
        "run: |\n          uv run coverage run manage.py test blog\n          uv run coverage report",
      ),
    );
  });
});

describe("a pipeline that runs commands by uv", () => {
  const workflow = (command: string) => ({
    ...SINGLE,
    ".github/workflows/x.yml": `jobs:\n  tests:\n    steps:\n      - run: ${command}\n`,
  });
  const path = ".github/workflows/x.yml";

  it.each(["uv run pytest", "uv run manage.py check", "uv run python manage.py test"])(
    "has its warnings looked for in the environment of %s",
    async (command) => {
      const { text, changes } = await add(workflow(command), ["upgrade"]);
      expect(text(path)).toContain(" uv run python -Wd manage.py check 2>");
      expect(changes.manuals).toEqual([]);
    },
  );

  it("has its tests measured there", async () => {
    const { text } = await add(workflow("uv run manage.py test"), ["coverage"]);
    expect(text(path)).toContain("\n          uv run coverage run manage.py test\n");
    expect(text(path)).toContain("\n          uv run coverage report");
    const { changes } = await add(workflow("uv run manage.py check"), ["coverage"]);
    expect(changes.manuals.find((one) => one.path === path)?.snippet).toBe(
      "uv run coverage run manage.py test\nuv run coverage report",
    );
  });
});

describe("a debug toolbar, once the settings are split", () => {
  const split = {
    "mysite/settings/__init__.py": "from .base import *\n",
    "mysite/settings/base.py": `"""Generated by 'django-admin startproject' using Django 5.2.1."""\n\n${SINGLE["mysite/settings.py"]}`,
    "mysite/settings/development.py": "from .base import *\n",
    "mysite/settings/production.py": "from .base import *\n",
    "manage.py": SINGLE["manage.py"]!.replace("mysite.settings", "mysite.settings.development"),
  };
  const { "mysite/settings.py": _one, "requirements.txt": _list, ...others } = SINGLE;

  it("is asked for in a list that begins with the Django of what all share", async () => {
    const { text, changes } = await add({ ...others, ...split }, ["debug-toolbar"]);
    expect(text("requirements.txt")).toMatch(/^django>=5\.2,<5\.3\ndjango-debug-toolbar/);
    expect(changes.manuals).toEqual([]);
  });

  it("is refused where Django is older than what it can be had for", async () => {
    const base = split["mysite/settings/base.py"].replace("5.2.1", "2.0.13");
    const old = { ...others, ...split, "mysite/settings/base.py": base };
    await expect(add(old, ["debug-toolbar"])).rejects.toMatchObject({
      code: "feature-unavailable",
      message: expect.stringContaining("it needs Django 2.2"),
    });
  });

  it("is not expected to be gone where tests run as development does", async () => {
    const { text } = await add({ ...others, ...split }, ["debug-toolbar"]);
    const test = text("mysite/tests/test_debug_toolbar.py");
    expect(test).toContain("test_it_is_on_the_pages_of_development");
    expect(test).not.toContain("test_it_is_nowhere_else");
    expect(test).toContain('"DJANGO_SETTINGS_MODULE": "mysite.settings.development"');
  });
});

describe("upgrade", () => {
  it("lists by line of Django, with its place, what the code uses that is gone there", async () => {
    const files = {
      ...OLD,
      "blog/signals.py": `from django.dispatch import Signal
from django.utils.translation import ugettext as _
from django.utils import encoding

saved = Signal(providing_args=["post"])
text = encoding.force_text("a")
`,
    };
    const { notes } = await add(files, ["upgrade"]);
    const text = notes.join("\n");
    expect(text).toContain(
      "blog/signals.py:2  django.utils.translation.ugettext (gone in 4.0): gettext",
    );
    expect(text).toContain("blog/signals.py:5  providing_args= (gone in 4.0)");
    expect(text).toContain(
      "blog/signals.py:6  django.utils.encoding.force_text (gone in 4.0): force_str",
    );
    expect(text).toMatch(/4\.2 LTS.*5\.2 LTS.*6\.0.*6\.1/s);
  });

  it("names nothing in code that has nothing of it", async () => {
    const { notes } = await add(SINGLE, ["upgrade"]);
    expect(notes.filter((note) => /gone in|deprecated/.test(note))).toEqual([]);
  });

  it("adds a hook to those that are there, and a step before the tests", async () => {
    const workflow = "jobs:\n  tests:\n    steps:\n      - run: python manage.py test\n";
    const hooks =
      "repos:\n  - repo: https://github.com/psf/black\n    rev: 25.1.0\n    hooks:\n      - id: black\n";
    const tree = new MemoryTree(
      Object.entries({
        ...SINGLE,
        ".github/workflows/x.yml": workflow,
        ".pre-commit-config.yaml": hooks,
      }),
    );
    const { text } = await add(tree, ["upgrade"]);
    expect(text(".pre-commit-config.yaml")).toMatch(
      /django-upgrade[^]*--target-version[^]*id: black/,
    );
    expect(text(".github/workflows/x.yml")).toMatch(
      /name: Check that[^]*-Wd manage\.py check[^]*- run: python manage\.py test/,
    );
    // Django warns of settings from within its own code.
    expect(text(".github/workflows/x.yml")).toContain("site-packages/(?!django/)");
  });
});
