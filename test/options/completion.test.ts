import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
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

/** What the program answers when it is asked, as a function of a shell. */
const ANSWERS = {
  zsh: `tend-it() { [[ "$1 $2" == "complete --" ]] && printf 'title:char\\tone line\\nblog.\\tan app\\n' }`,
  fish: `function tend-it; test "$argv[1..2]" = "complete --"; and printf 'title:char\\tone line\\nblog.\\tan app\\n'; end`,
};

/** Types a line in an interactive zsh, presses tab, and gives what it was offered. */
const ZSH = String.raw`
zmodload zsh/zpty
out=$1 line=$2
zpty shell zsh -f -i
zpty -w shell "source $out.setup; touch $out.ready"
until [[ -f $out.ready ]]; do sleep 0.05; done
zpty -w -n shell "$line"$'\t'
for (( turn = 0; turn < 200; turn++ )); do
  [[ -f $out ]] && [[ "$(tail -1 $out)" == END ]] && break
  sleep 0.05
done
zpty -d shell
`;

function zshSetup(out: string, completion: string): string {
  return `autoload -U compinit
compinit -D
${ANSWERS.zsh}
${completion}
compadd() {
  if [[ "\${@[1,(i)(-|--)]}" == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
  local -a offered
  builtin compadd -A offered "$@"
  (( $#offered )) && print -rl -- $offered >> ${out}
  builtin compadd "$@"
}
ended() { print END >> ${out} }
comppostfuncs=(ended)
`;
}

async function offered(shell: "zsh" | "fish", line: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "completion-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const completion = await script(shell);
  if (shell === "fish") {
    const setup = `${ANSWERS.fish}\n${completion}\ncomplete -C ${JSON.stringify(line)}\n`;
    writeFileSync(join(folder, "setup"), setup);
    const output = execFileSync("fish", ["--no-config", join(folder, "setup")], {
      encoding: "utf8",
    });
    return output.split("\n").filter(Boolean);
  }
  const out = join(folder, "out");
  writeFileSync(`${out}.setup`, zshSetup(out, completion));
  execFileSync("zsh", ["-f", "-c", ZSH, "zsh", out, line]);
  const lines = readFileSync(out, "utf8").split("\n").filter(Boolean);
  expect(lines.at(-1)).toBe("END");
  return lines.slice(0, -1);
}

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
    const isThere = hasProgram(shell);
    if (!isThere && process.env["CI"]) throw new Error(`there is no ${shell} to complete with`);

    it.skipIf(!isThere).each([
      ["make-it --p", ["--preset"]],
      ["make-it --preset ", ["api", "web"]],
      ["make-it --preset w", ["web"]],
      ["tend-it ", ["add", "check", "write", "w"]],
      ["tend-it add ce", ["celery"]],
      ["tend-it check --runner l", ["local"]],
      ["tend-it write post ti", ["title:char"]],
      ["tend-it w bl", ["blog."]],
    ])("%s", async (line, expected) => {
      const words = (await offered(shell, line)).map((one) => one.split("\t")[0]);
      expect(words.filter((word) => word !== "w").sort()).toEqual(
        expected.filter((word) => word !== "w").sort(),
      );
    });
  });
});
