import { describe, expect, it, vi } from "vitest";
import { check, deploy, productionVariables } from "../../../src/verify/steps/checks.ts";
import { lint } from "../../../src/verify/steps/lint.ts";
import { migrate, migrations } from "../../../src/verify/steps/migrations.ts";
import { openapi } from "../../../src/verify/steps/openapi.ts";
import { types } from "../../../src/verify/steps/types.ts";
import { contextOf, fakeEnvironment, managed, PROJECT, type Call } from "../support/fakes.ts";

const POSTGRES = {
  kind: "PostgreSQL",
  host: "db",
  image: "postgres:18",
  env: {},
  port: 5432,
  ready: [],
} as const;

describe("productionVariables", () => {
  const of = (variables: Readonly<Record<string, string>>) =>
    productionVariables(contextOf({ variables }));
  const settings = { DJANGO_SETTINGS_MODULE: "config.settings.production" };

  it("puts a database file, whose folder only production has, into memory", () => {
    expect(of({ DATABASE_URL: "sqlite:////data/db.sqlite3", A: "b" })).toEqual({
      DATABASE_URL: "sqlite://:memory:",
      A: "b",
      ...settings,
    });
  });

  it("leaves any other database as it is, and none as none", () => {
    const DATABASE_URL = "postgres://app@db/shop";
    expect(of({ DATABASE_URL })).toEqual({ DATABASE_URL, ...settings });
    expect(of({})).toEqual(settings);
  });

  it("deploys with the settings of development where there are no others", () => {
    const project = { ...PROJECT, settings: { development: "shop.settings" } };
    const context = contextOf({ project, variables: { DJANGO_SETTINGS_MODULE: "example" } });
    expect(productionVariables(context)).toEqual({ DJANGO_SETTINGS_MODULE: "shop.settings" });
  });
});

describe("lint", () => {
  const files = { "pyproject.toml": "[tool.ruff.lint]\n" };

  it("needs ruff to be configured, and then to be there", async () => {
    expect(await lint.run(contextOf({}))).toMatchObject({ status: "skipped", unverified: false });
    expect(await lint.run(contextOf({ files }))).toMatchObject({
      status: "skipped",
      unverified: true,
    });
  });

  it("passes with both, and names what was found", async () => {
    const packages = ["ruff"];
    const format = [/^ruff format/, "21 files already formatted\n"] as const;
    const fine = contextOf({ files, packages, rules: [[/^ruff check/, 0], format] });
    expect(await lint.run(fine)).toEqual({
      status: "passed",
      detail: "0 findings, 21 files formatted",
    });
    const output = "a.py:1:1: F401 unused\nb.py:2:3: E501 long\nFound 2 errors.\n";
    const found = contextOf({ files, packages, rules: [[/check/, { status: 1, output }], format] });
    expect(await lint.run(found)).toMatchObject({
      detail: "2 findings",
      lines: ["a.py:1:1: F401 unused", "b.py:2:3: E501 long"],
    });
    const unformatted = {
      status: 1,
      output: "unformatted: File would be reformatted\n --> a.py:1:1\n",
    };
    const rules = [
      [/ruff check/, 0],
      [/ruff format/, unformatted],
    ] as const;
    expect(await lint.run(contextOf({ files, packages, rules }))).toMatchObject({
      detail: "not formatted",
      lines: [" --> a.py:1:1"],
    });
  });
});

describe("types", () => {
  it("reads the configuration wherever it is", async () => {
    expect(await types.run(contextOf({}))).toMatchObject({ unverified: false });
    for (const files of [
      { "pyproject.toml": "[tool.mypy]\nstrict = true\n" },
      { "setup.cfg": "[mypy]\nstrict = true\n" },
      { "mypy.ini": "[mypy]\n" },
    ]) {
      const rules = [[/^mypy \.$/, "Success: no issues found in 21 source files\n"]] as const;
      const context = contextOf({ files, packages: ["mypy"], rules });
      expect(await types.run(context)).toEqual({
        status: "passed",
        detail: "0 errors in 21 files",
      });
    }
  });

  it("leaves the choice of files to a configuration that names some", async () => {
    const calls: Call[] = [];
    const files = { "mypy.ini": "[mypy]\nfiles = src\n" };
    const rules = [
      [/^mypy/, { status: 1, output: "a.py:1: error: no\nFound 1 error in 1 file\n" }],
    ] as const;
    const finding = await types.run(contextOf({ files, packages: ["mypy"], rules, calls }));
    expect(calls[0]!.command).toBe("mypy");
    expect(finding).toMatchObject({
      status: "failed",
      detail: "1 error",
      lines: ["a.py:1: error: no"],
    });
  });
});

describe("check and deploy", () => {
  const clean = managed({ status: 0, output: "System check identified no issues (0 silenced).\n" });

  it("checks development without any variable, and production with those of the example", async () => {
    const calls: Call[] = [];
    const context = contextOf({ rules: [[/./, clean]], calls, variables: { SECRET_KEY: "x" } });
    const findings = await Promise.all([check.run(context), deploy.run(context)]);
    expect(findings.map(({ detail }) => detail)).toEqual([
      "0 messages in development",
      "0 messages with --deploy in production",
    ]);
    expect(calls.map(({ options }) => options.env)).toEqual([
      {},
      { SECRET_KEY: "x", DJANGO_SETTINGS_MODULE: "config.settings.production" },
    ]);
  });

  it("names the messages, or what kept Django from starting", async () => {
    const output =
      "SystemCheckError: System check identified some issues:\n\nWARNINGS:\n?: (security.W008) No redirect.\n\nSystem check identified 1 issue (0 silenced).\n";
    const found = contextOf({ rules: [[/./, managed({ status: 1, output })]] });
    expect(await check.run(found)).toMatchObject({
      detail: "1 message in development",
      lines: ["?: (security.W008) No redirect."],
    });
    const broken = contextOf({ rules: [[/./, managed({ status: 1, output: "KeyError: 'X'\n" })]] });
    expect(await check.run(broken)).toMatchObject({ detail: "cannot start in development" });
  });

  it("starts the services only where a check asks for them", async () => {
    let asked = 0;
    const environment = fakeEnvironment([
      [
        /./,
        () =>
          asked++ === 0
            ? managed({ status: 1, output: "OperationalError: could not translate host name\n" })
            : clean,
      ],
    ]);
    const serve = vi.fn(() => Promise.resolve());
    const context = contextOf({ environment: { ...environment, serve }, services: [POSTGRES] });
    expect(await deploy.run(context)).toMatchObject({ status: "passed" });
    expect(serve).toHaveBeenCalledOnce();
    expect(await deploy.run(context)).toMatchObject({ status: "passed" });
    expect(serve).toHaveBeenCalledOnce();
  });
});

describe("migrations", () => {
  it("names what has no migration", async () => {
    const output =
      "Migrations for 'users':\n  apps/users/migrations/0002_thing.py\n    + Create model Thing\n";
    const context = contextOf({ rules: [[/./, managed({ status: 1, output })]] });
    const finding = await migrations.run(context);
    expect(finding).toMatchObject({ detail: "models have changed without a migration" });
    expect(finding).toHaveProperty("lines", expect.arrayContaining(["    + Create model Thing"]));
    const fine = contextOf({
      rules: [[/./, managed({ status: 0, output: "No changes detected" })]],
    });
    expect(await migrations.run(fine)).toEqual({ status: "passed", detail: "in step" });
  });
});

describe("migrate", () => {
  const rules = [[/./, managed({ status: 0, output: "" }, { status: 0, output: "" })]] as const;

  it("applies them to the database of production, where it can be started", async () => {
    const calls: Call[] = [];
    const environment = { ...fakeEnvironment(rules, calls), serve: () => Promise.resolve() };
    const variables = { DATABASE_URL: "postgres://a:b@db/c" };
    const context = contextOf({ environment, services: [POSTGRES], variables });
    expect((await migrate.run(context)).detail).toBe("applied to an empty database (PostgreSQL)");
    expect(calls[0]!.options.env).toEqual({
      ...variables,
      DJANGO_SETTINGS_MODULE: "config.settings.production",
    });
  });

  it("says so where it cannot", async () => {
    const { detail } = await migrate.run(contextOf({ rules, services: [POSTGRES] }));
    expect(detail).toContain("of development: PostgreSQL needs a container engine");
    expect((await migrate.run(contextOf({ rules }))).detail).toBe("applied to an empty database");
  });
});

describe("openapi", () => {
  it("needs drf-spectacular, and counts the operations", async () => {
    expect(await openapi.run(contextOf({}))).toMatchObject({
      status: "skipped",
      unverified: false,
    });
    const rules = [
      [/^python - manage\.py/, managed({ status: 0, output: "" })],
      [/^python -c/, "9\n"],
    ] as const;
    expect(await openapi.run(contextOf({ packages: ["drf-spectacular"], rules }))).toEqual({
      status: "passed",
      detail: "valid, 9 operations",
    });
  });
});
