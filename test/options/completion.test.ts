import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { completionScript, type Shell } from "../../src/options/completion.ts";
import { choice, flag, list, text } from "../../src/options/option.ts";
import { hasProgram } from "../changes/support/workspace.ts";

const PROGRAMS = [
  {
    name: "make-it",
    options: {
      directory: text("Folder").positional(),
      preset: choice("What's it: [a], b", ["api", "web"]),
      git: flag("Git").default(true).off("No Git"),
      config: text("Answers").placeholder("FILE"),
    },
    commands: [],
  },
  {
    name: "tend-it",
    options: {},
    commands: [
      {
        name: "add",
        summary: "Add",
        options: {
          features: list("Features", () => [{ value: "celery" }, { value: "cors" }]).positional(),
          yes: flag("Yes").short("y"),
        },
      },
      {
        name: "check",
        summary: "Check",
        options: { runner: choice("Where", ["container", "local"]) },
      },
      { name: "write", summary: "Write", options: {}, asks: ["write", "w"] },
    ],
  },
];

function script(shell: Shell): Promise<string> {
  return completionScript(shell, PROGRAMS);
}

const hasBash = hasProgram("bash");
if (!hasBash && process.env["CI"]) throw new Error("there is no bash to complete with");

describe.skipIf(!hasBash)("completion in bash", () => {
  async function completed(...words: string[]): Promise<string[]> {
    const [program = ""] = words;
    const list = words.map((word) => `'${word}'`).join(" ");
    const call = `COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _${program.replaceAll("-", "_")}; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const output = execFileSync("bash", ["-c", `${await script("bash")}\n${call}`], {
      encoding: "utf8",
    });
    return output.split("\n").filter(Boolean);
  }

  it.each([
    [
      ["make-it", "--"],
      ["--help", "--directory", "--preset", "--no-git", "--config"],
    ],
    [["make-it", "--p"], ["--preset"]],
    [
      ["make-it", "--preset", ""],
      ["api", "web"],
    ],
    [["make-it", "--preset", "w"], ["web"]],
    [
      ["tend-it", ""],
      ["add", "check", "write"],
    ],
    [["tend-it", "add", "ce"], ["celery"]],
    [
      ["tend-it", "add", "--"],
      ["--help", "--features", "--yes"],
    ],
    [["tend-it", "check", "--runner", "l"], ["local"]],
  ])("%j", async (words, replies) => {
    expect(await completed(...words)).toEqual(replies);
  });
});

describe.skipIf(!hasBash)("completion in bash by the program itself", () => {
  it.each([
    ["tend-it write post ti", ["title:char"]],
    ["tend-it w post title:ch", ["char"]],
    ["tend-it write ", ["title:char"]],
  ])("%s", async (line, replies) => {
    const program = `tend-it() { [[ "$1 $2" == "complete --" ]] && printf 'title:char\\tone line\\n'; }`;
    const call = `COMP_LINE='${line}'; COMP_POINT=\${#COMP_LINE}; COMP_WORDS=(${line}); COMP_CWORD=2; _tend_it; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const output = execFileSync("bash", ["-c", `${await script("bash")}\n${program}\n${call}`], {
      encoding: "utf8",
    });
    expect(output.split("\n").filter(Boolean)).toEqual(replies);
  });
});

describe("completion in other shells", () => {
  it("quotes what has a meaning there", async () => {
    expect(await script("zsh")).toContain(
      String.raw`'--preset[What’s it\: \[a\], b]:preset:(api web)'`,
    );
    expect(await script("fish")).toContain(
      String.raw`-l preset -x -a 'api web' -d 'What\'s it: [a], b'`,
    );
  });

  describe.each(["zsh", "fish"] as const)("%s", (shell) => {
    it.skipIf(!hasProgram(shell))("takes it for valid", async () => {
      // Through a pipe, since fish does not read from what Node hands on.
      execFileSync("bash", ["-c", `cat | ${shell} -n`], { input: await script(shell) });
    });
  });
});
