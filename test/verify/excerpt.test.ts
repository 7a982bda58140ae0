import { describe, expect, it } from "vitest";
import { failedStep } from "../../src/verify/container/build-output.ts";
import { excerpt } from "../../src/verify/excerpt.ts";

const TRACEBACK = `Performing system checks...
Traceback (most recent call last):
  File "manage.py", line 13, in main
    execute_from_command_line(sys.argv)
  File "/project/config/settings/base.py", line 3, in <module>
    import nothing_there
  File "/venv/lib/python3.13/site-packages/x.py", line 1, in <module>
    boom()
ModuleNotFoundError: No module named 'nothing_there'
`;

describe("excerpt", () => {
  it("shows the last lines that say something", () => {
    expect(excerpt("a\n\n-----\n\u001b[31mb\u001b[0m  \r\nc\n", [], 2)).toEqual(["b", "c"]);
  });

  it("shows what is wanted first", () => {
    const output = "FAILED one\nE  ValueError\nnoise\n";
    expect(excerpt(output, [/^FAILED/, /Error/])).toEqual(["FAILED one"]);
    expect(excerpt(output, [/^nothing/, /Error/])).toEqual(["E  ValueError"]);
  });

  it("shows of a traceback the project's own line and the error", () => {
    expect(excerpt(TRACEBACK)).toEqual([
      'File "config/settings/base.py", line 3, in <module>',
      "import nothing_there",
      "ModuleNotFoundError: No module named 'nothing_there'",
    ]);
  });

  it("cuts long lines", () => {
    expect(excerpt("x".repeat(500))[0]).toHaveLength(200);
  });
});

describe("failedStep", () => {
  it("is what the step that failed said", () => {
    const output = `#1 0.1 fetched
#2 [2/3] RUN uv sync
#2 0.2 error: No solution found
#2 0.3   cause: django<5.3 and django>=99
#2 ERROR: process did not complete
------
`;
    expect(failedStep(output)).toBe("error: No solution found\n  cause: django<5.3 and django>=99");
    expect(failedStep("no steps here")).toBe("no steps here");
  });
});
