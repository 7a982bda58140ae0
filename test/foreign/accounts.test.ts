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
