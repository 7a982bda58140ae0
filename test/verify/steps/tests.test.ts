import { describe, expect, it } from "vitest";
import { tests, testsOnDatabase } from "../../../src/verify/steps/tests.ts";
import { contextOf, fakeEnvironment, PROJECT, type Answer, type Call } from "../support/fakes.ts";

const suite = (passed: number, failed = 0, reasons: readonly string[] = []): string =>
  `\n@@django-expert@@${JSON.stringify({ passed, failed, reasons })}\n`;

interface Says {
  run: Answer;
  report?: Answer;
  coverage?: Answer;
  packages?: readonly string[];
  files?: Record<string, string>;
  runner?: "pytest" | "django";
}

function context(
  { run, report = 1, coverage = 0, packages, files, runner = "pytest" }: Says,
  calls: Call[] = [],
) {
  return contextOf({
    project: { ...PROJECT, tests: runner },
    packages: packages ?? ["pytest", "coverage"],
    ...(files && { files }),
    calls,
    rules: [
      [/coverage combine/, 1],
      [/coverage report/, coverage],
      [/pytest|manage\.py test/, run],
      [/^python - /, report],
    ],
  });
}

describe("tests with pytest", () => {
  it("counts them and their coverage", async () => {
    const calls: Call[] = [];
    const says = {
      run: 0,
      report: suite(34),
      coverage: "Name Stmts\nTOTAL  100  2  98%\n",
    };
    expect(await tests.run(context(says, calls))).toEqual({
      status: "passed",
      detail: "34 passed, 98% covered",
    });
    expect(calls[0]!.command).toMatch(/^python -m coverage run -m pytest -o cache_dir=/);
  });

  it("fails below the project's own threshold", async () => {
    const output =
      "a.py  50%\nTOTAL  90%\nCoverage failure: total of 90 is less than fail-under=95\n";
    const says = { run: 0, report: suite(3), coverage: { status: 2, output } };
    expect(await tests.run(context(says))).toMatchObject({
      status: "failed",
      detail: "3 passed, 90% covered",
    });
  });

  it("are run from the folder of a manage.py below the root", async () => {
    const calls: Call[] = [];
    const says: Says = {
      run: { status: 0, output: "Ran 3 tests in 0.1s\n\nOK\n" },
      runner: "django",
    };
    const subject = context(says, calls);
    const project = { ...subject.project, managePy: "mysite/manage.py", testFolder: "mysite" };
    await tests.run({ ...subject, project });
    expect(calls[0]).toMatchObject({ options: { folder: "mysite" } });
    expect(calls[0]!.command).toContain(" manage.py test");
  });

  it("names the tests that failed", async () => {
    const output = "E   AssertionError\nFAILED a.py::test_a - AssertionError: 1 != 2\n1 failed\n";
    const says = {
      run: { status: 1, output },
      report: suite(2, 1, ["a.A.test_a: AssertionError: 1 != 2"]),
    };
    expect(await tests.run(context(says))).toMatchObject({
      detail: "1 failed",
      lines: ["a.A.test_a: AssertionError: 1 != 2"],
    });
  });

  it("takes no test for a failure, and a crash for another", async () => {
    const none = { status: 5, output: "no tests ran\n" };
    expect(await tests.run(context({ run: none, report: suite(0) }))).toMatchObject({
      detail: "no test ran",
    });
    expect(await tests.run(context({ run: 0, report: suite(0) }))).toMatchObject({
      status: "failed",
    });
    const crash = { status: 4, output: "ImportError: no\n" };
    expect(await tests.run(context({ run: crash }))).toMatchObject({
      detail: "the tests broke off",
    });
  });

  it("leaves measuring to pytest-cov where that is set up, and does without where nothing is", async () => {
    const calls: Call[] = [];
    const files = { "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "--cov=apps"\n' };
    const says = { run: 0, report: suite(1), packages: ["pytest", "pytest-cov"], files };
    await tests.run(context(says, calls));
    expect(calls[0]!.command).toMatch(/^python -m pytest/);
    const bare = { run: 0, report: suite(1), packages: ["pytest"] };
    expect(await tests.run(context(bare))).toEqual({ status: "passed", detail: "1 passed" });
  });

  it("cannot do without pytest", async () => {
    expect(await tests.run(context({ run: 0, packages: [] }))).toMatchObject({ unverified: true });
  });
});

describe("tests with Django's runner", () => {
  it("uses the test settings, and counts", async () => {
    const calls: Call[] = [];
    const output = "Ran 10 tests in 1.2s\n\nOK (skipped=3)\n";
    const says: Says = { run: { output }, packages: [], runner: "django" };
    expect(await tests.run(context(says, calls))).toMatchObject({ detail: "7 passed" });
    expect(calls[0]!.command).toBe(
      "python manage.py test --no-input --settings=config.settings.test",
    );
  });

  it("names failures", async () => {
    const line = (sign: string) => `${sign.repeat(70)}\n`;
    const traceback = "Traceback (most recent call last):\n  File ...\nAssertionError: 1 != 2\n\n";
    const block = `${line("=")}FAIL: test_a (apps.x.A)\n${line("-")}${traceback}`;
    const output = `${block}${line("-")}Ran 10 tests in 1s\n\nFAILED (failures=1, errors=2)\n`;
    const says: Says = { run: { status: 1, output }, packages: [], runner: "django" };
    expect(await tests.run(context(says))).toMatchObject({
      detail: "3 failed",
      lines: ["FAIL: test_a (apps.x.A): AssertionError: 1 != 2"],
    });
    const none: Says = {
      run: { output: "Ran 0 tests in 0s\n\nOK\n" },
      packages: [],
      runner: "django",
    };
    expect(await tests.run(context(none))).toMatchObject({ detail: "no test ran" });
  });
});

describe("tests on the database of production", () => {
  const variables = { DATABASE_URL: "mysql://a:b@db/c", DEBUG: "no" };
  const services = [
    { kind: "MySQL", host: "db", port: 3306, image: "mysql:8", env: {}, ready: [] },
  ] as const;

  it("need one, and an engine to start it", async () => {
    expect(await testsOnDatabase.run(contextOf({}))).toMatchObject({ unverified: false });
    expect(await testsOnDatabase.run(contextOf({ services }))).toMatchObject({ unverified: true });
  });

  it("are pointed at it, and at nothing else", async () => {
    const calls: Call[] = [];
    const rules = [
      [/pytest/, 0],
      [/^python - /, suite(5)],
    ] as const;
    const environment = { ...fakeEnvironment(rules, calls), serve: () => Promise.resolve() };
    const finding = await testsOnDatabase.run(
      contextOf({ environment, services, variables, packages: ["pytest"] }),
    );
    expect(finding).toEqual({ status: "passed", detail: "5 passed on MySQL" });
    expect(calls[0]!.options.env).toMatchObject({ DATABASE_URL: "mysql://a:b@db/c" });
    expect(calls[0]!.options.env).not.toHaveProperty("DEBUG");
  });
});
