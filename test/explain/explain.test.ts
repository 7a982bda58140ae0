import { describe, expect, it } from "vitest";
import { djangoChecks } from "../../scripts/checks/django-checks.ts";
import checks from "../../src/explain/data/django-checks.json" with { type: "json" };
import { run as runExplain } from "../../src/cli/commands/explain.ts";
import { explain, explainedIds } from "../../src/explain/explain.ts";
import { run } from "../cli/support/run.ts";
import { failureCodes } from "./failure-codes.ts";

const cwd = process.cwd();
const ids = [...new Set(Object.values(checks).flat())];

describe("explanations", () => {
  it("are there for every check of Django 5.2 and 6.1", () => {
    expect(ids.length).toBeGreaterThan(300);
    expect(ids.filter((id) => explain(id)?.kind !== "Django check")).toEqual([]);
  });

  it("are of no check that Django does not have", () => {
    const ours = explainedIds().filter((id) => explain(id)!.kind === "Django check");
    expect(ours.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("are there for every code of a Failure, and for none that is gone", () => {
    const codes = failureCodes();
    expect(codes.size).toBeGreaterThan(200);
    const missing = [...codes].filter(([code]) => explain(code)?.kind !== "error");
    expect(missing.map(([code, path]) => `${code} (${path})`)).toEqual([]);
    const ours = explainedIds().filter((id) => explain(id)!.kind === "error");
    expect(ours.filter((id) => !codes.has(id))).toEqual([]);
  });

  it("say each id once, in whatever case it is asked for", () => {
    expect(new Set(explainedIds()).size).toBe(explainedIds().length);
    expect(explain("FIELDS.e304")?.id).toBe("fields.E304");
    expect(explain("qry-03")?.kind).toBe("audit rule");
  });

  it("tell the line of Django that alone has a check", () => {
    expect(explain("mail.E001")?.only).toBe("6.1");
    expect(explain("models.W042")?.only).toBe("5.2");
    expect(explain("fields.E304")?.only).toBeUndefined();
  });

  it("end with a full stop, and give something to do", () => {
    const loose = explainedIds().map((id) => explain(id)!);
    const wrong = loose.filter(({ says, mend }) => !/[.:)]$/.test(says) || mend.length < 8);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe("explain", () => {
  it("shows cause, mend and example", async () => {
    const { stdout, exit } = await run(runExplain, ["fields.E304", "--no-color"], {
      cwd,
      answers: {},
      columns: 60,
    });
    expect(exit).toBe(0);
    expect(stdout).toContain("fields.E304  Django check, error");
    expect(stdout).toContain("Give each a related_name of its own");
    expect(stdout).toContain('related_name="sent"');
    const prose = stdout.split("\n").filter((line) => !/^ {6}|https:/.test(line));
    for (const line of prose) expect(line.length).toBeLessThanOrEqual(60);
  });

  it("gives JSON", async () => {
    const { stdout } = await run(runExplain, ["security.W004", "--json"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ id: "security.W004", level: "warning" });
  });

  it("proposes the nearest id, and ends with 2", async () => {
    const { exit, failure } = await run(runExplain, ["securty.W004"], { cwd });
    expect(exit).toBe(2);
    expect(failure?.next).toBe("Did you mean security.W004?");
  });
});

// Installs two versions of Django to read them, so it runs in CI.
describe.skipIf(!process.env["CI"])(
  "the list of Django's checks (skipped outside CI: it installs Django)",
  () => {
    it("is what Django itself has", { timeout: 300_000 }, () => {
      expect(checks).toEqual(djangoChecks());
    });
  },
);
