import { describe, expect, it } from "vitest";
import { failedStep } from "../../src/verify/container/build-output.ts";
import { excerpt, reasonIn } from "../../src/verify/excerpt.ts";

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

/** What a shim of pyenv says where the chosen Python lacks a program. */
const SHIM = `pyenv: uv: command not found

The \`uv' command exists in these Python versions:
  3.12.1

Note: See 'pyenv help global' for tips on allowing both
      python2 and python3 to be found.
`;

describe("what went wrong", () => {
  it.each([
    [SHIM, "pyenv: uv: command not found"],
    [
      "error: No solution found\n  cause: Because a and b differ.\n\nhint: The resolution failed for others.\n",
      "Because a and b differ",
    ],
    [
      "Updating dependencies\nResolving dependencies...\n\nPackage pytest (9.2.0) not found.\n",
      "Package pytest (9.2.0) not found",
    ],
    ["ERROR: No matching distribution\n\nThe conflict is caused by:\n", "No matching distribution"],
    ["one\nlast\n\n", "last"],
    ["hint: set it up first\n", "hint: set it up first"],
    ["", "it did not say why"],
  ])("is quoted in one line", (output, reason) => {
    expect(reasonIn(output)).toBe(reason);
  });

  it("is shown where more follows than is shown", () => {
    const hints = Array.from({ length: 4 }, (_, index) => `see page ${index}`);
    expect(excerpt(["fetching", "error: no disk", ...hints].join("\n"), [], 3)).toEqual([
      "error: no disk",
      "see page 0",
      "see page 1",
    ]);
    expect(excerpt(SHIM, [], 3)[0]).toBe("pyenv: uv: command not found");
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
