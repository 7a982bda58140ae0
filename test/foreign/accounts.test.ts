import { describe, expect, it } from "vitest";
import { add, after } from "./support.ts";
import { type Files, SINGLE } from "./trees.ts";

const LOCAL = `CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}\n`;
const TEMPLATES = `TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
    },
]
`;
const settings = (more: string): Files => ({
  ...SINGLE,
  "mysite/settings.py": `${SINGLE["mysite/settings.py"]}\n${more}`,
});

describe("what counts requests", () => {
  it("brings a cache that all processes share, and nothing the second time", async () => {
    const first = await add(settings(LOCAL), ["rate-limit"]);
    expect(first.brought.map(({ feature }) => feature)).toEqual(["cache", "redis", "proxies"]);
    expect(first.text("mysite/settings_production.py")).toContain("RedisCache");
    expect(first.text("mysite/settings_production.py")).toContain("RATE_LIMITS");
    expect((await add(after(first), ["rate-limit"])).paths).toEqual([]);
  });

  it("does with a shared one that is there", async () => {
    const files = settings(LOCAL.replace("locmem.LocMemCache", "redis.RedisCache"));
    const { brought } = await add(files, ["rate-limit"]);
    expect(brought.map(({ feature }) => feature)).toEqual(["proxies"]);
  });
});

describe("authentication backends", () => {
  it("are asked after the one that locks out", async () => {
    const own = 'AUTHENTICATION_BACKENDS = ["mysite.auth.Backend"]\n';
    const { text } = await add(settings(own), ["axes"]);
    expect(text("mysite/settings.py")).toMatch(
      /AUTHENTICATION_BACKENDS = \[\s*"mysite\.backends\.LockoutBackend",\s*"mysite\.auth\.Backend",?\s*\]/,
    );
    expect(text("mysite/settings_production.py")).toContain("AXES_ENABLED = True");
  });
});

describe("pages of a repository that has no templates", () => {
  const {
    "blog/models.py": _models,
    "blog/tests.py": _tests,
    "blog/__init__.py": _init,
    ...bare
  } = SINGLE;
  const started = (settings: string): Files => ({
    ...bare,
    "mysite/settings.py":
      settings.replace('    "blog",\n', "") + TEMPLATES.replace('BASE_DIR / "templates"', ""),
  });
  const own = SINGLE["mysite/settings.py"]!;

  it("get a folder that the settings name", async () => {
    const first = await add(started(own), ["two-factor"]);
    expect(first.paths).toContain("templates/account/two_factor.html");
    expect(first.text("mysite/settings.py")).toContain('"DIRS": [BASE_DIR / "templates"],');
    expect(first.text("mysite/tests/test_two_factor.py")).not.toContain("import settings");
    expect((await add(after(first), ["two-factor"])).paths).toEqual([]);
  });

  it("get it as the settings write paths", async () => {
    const old = own
      .replace("from pathlib import Path", "import os")
      .replace(
        "Path(__file__).resolve().parent.parent",
        "os.path.dirname(os.path.dirname(os.path.abspath(__file__)))",
      )
      .replace('BASE_DIR / "db.sqlite3"', '"db.sqlite3"');
    const { paths, text } = await add(started(old), ["auth-views"]);
    expect(paths).toContain("templates/account/login.html");
    expect(text("mysite/tests/test_account_pages.py")).not.toContain("import settings");
    expect(text("mysite/settings.py")).toContain('"DIRS": [os.path.join(BASE_DIR, "templates")],');
  });

  it("cannot be had where none can be named", async () => {
    const computed = started(own)["mysite/settings.py"]!.replace('"DIRS": []', '"DIRS": dirs()');
    const files = { ...started(own), "mysite/settings.py": computed };
    await expect(add(files, ["two-factor"])).rejects.toMatchObject({
      code: "feature-unavailable",
      message: expect.stringContaining("no folder for its templates is known"),
    });
  });
});

describe("login pages", () => {
  it("extend the pages that are there, in their block", async () => {
    const files = {
      ...settings(TEMPLATES),
      "templates/layout.html":
        "<title>{% block head_title %}{% endblock %}</title>{% block main %}{% endblock %}",
      "templates/home.html": '{% extends "layout.html" %}',
    };
    const first = await add(files, ["auth-views"]);
    const page = first.text("templates/account/form.html");
    expect(page).toContain('{% extends "layout.html" %}');
    expect(page).toContain("{% block head_title %}{{ title }}{% endblock %}");
    expect(page).toContain("{% block main %}");
    expect(first.paths).not.toContain("templates/account/base.html");
    expect(first.text("mysite/urls.py")).toContain('include("mysite.passwords")');
    expect((await add(after(first), ["auth-views"])).paths).toEqual([]);
  });
});
