import { describe, expect, it } from "vitest";
import { PLAIN } from "../../src/cli/colours.ts";
import { lineText, VerificationReport } from "../../src/cli/verification-report.ts";
import type { StepResult } from "../../src/verify/reporting.ts";
import type { Line } from "../../src/verify/step.ts";

const STEPS = [
  { id: "environment", line: "environment" },
  { id: "check", line: "checks" },
  { id: "deploy", line: "checks" },
  { id: "tests", line: "tests" },
] as const;

function result(id: string, line: Line, part: Partial<StepResult>): StepResult {
  return { id, line, title: id, status: "passed", ms: 1500, detail: "", ...part };
}

function report() {
  const written: string[] = [];
  const shown = new VerificationReport({ write: (text) => written.push(text) }, PLAIN, false);
  shown.planned(STEPS);
  return { shown, text: () => written.join("") };
}

describe("VerificationReport", () => {
  it("has a line for what was proven, in an order that does not depend on what ends first", () => {
    const { shown, text } = report();
    shown.placed("in a container (python:3.13-slim)");
    shown.finished(result("environment", "environment", { detail: "dependencies installed" }));
    shown.finished(result("tests", "tests", { detail: "34 passed, 98% covered" }));
    shown.finished(result("deploy", "checks", { detail: "0 with --deploy in production" }));
    expect(text()).not.toContain("34 passed");
    shown.finished(result("check", "checks", { detail: "0 messages in development" }));
    shown.close();
    expect(text()).toBe(`  Proving it in a container (python:3.13-slim)
  ✓ environment    1.5 s, dependencies installed
  ✓ checks         0 messages in development, 0 with --deploy in production
  ✓ tests          34 passed, 98% covered
`);
  });

  it("shows why a step failed, once, and what could not be verified", () => {
    const { shown, text } = report();
    const failed = { status: "failed", lines: ["KeyError: 'X'"] } as const;
    shown.finished(result("environment", "environment", { detail: "dependencies as before" }));
    shown.finished(result("check", "checks", { ...failed, detail: "cannot start", log: "/x.log" }));
    shown.finished(result("deploy", "checks", { ...failed, detail: "cannot start, either" }));
    const left = {
      status: "skipped",
      unverified: true,
      detail: "pytest is no dependency",
    } as const;
    shown.finished(result("tests", "tests", left));
    expect(text().split("\n").slice(1)).toEqual([
      "  ✗ checks         cannot start",
      "      KeyError: 'X'",
      "      All of it: /x.log",
      "  ✗ checks         cannot start, either",
      "      as above",
      "  • tests          not verified: pytest is no dependency",
      "",
    ]);
  });

  it("breaks what is longer than the terminal, below where it begins", () => {
    const detail = "3 passed, and a good many words more than fit beside a name";
    const passed = result("tests", "tests", { detail });
    const lines = ["Some reason that is long enough for two lines", `${"x".repeat(50)}`];
    const failed = result("tests", "tests", { status: "failed", detail: "1 failed", lines });
    const left = result("tests-database", "tests", {
      status: "skipped",
      unverified: true,
      detail: "on PostgreSQL, which needs a container engine",
    });
    const said = new Set<string>();
    expect(
      lineText("tests", [passed, failed, left], PLAIN, { said, width: 40 }).split("\n"),
    ).toEqual([
      "  ✓ tests          3 passed, and a good",
      "                   many words more than",
      "                   fit beside a name",
      "  ✗ tests          1 failed",
      "      Some reason that is long enough",
      "      for two lines",
      `      ${"x".repeat(50)}`,
      "  • tests          not verified on",
      "                   PostgreSQL, which",
      "                   needs a container",
      "                   engine",
      "",
    ]);
    expect(lineText("tests", [passed], PLAIN, { said })).toContain(detail);
  });

  it("is silent on what a project does not have", () => {
    const { shown, text } = report();
    shown.finished(result("environment", "environment", {}));
    shown.finished(result("check", "checks", { status: "skipped", detail: "none" }));
    shown.finished(result("deploy", "checks", { status: "skipped", detail: "none" }));
    expect(text()).not.toContain("checks");
  });
});
