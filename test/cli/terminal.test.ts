import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { workspace } from "../changes/support/workspace.ts";
import { argvOf, inTerminal, withoutTerminal, type ScriptStep } from "./support/terminal.ts";

const CTRL_C = "\u0003";
const CTRL_D = "\u0004";
const ENTER = "\r";

const CREATE = [...argvOf("create-django-expert"), "--verify", "none", "--no-install", "--no-git"];

/** Every prompt of a run that decides everything, and the flags that stand in for it. */
const PROMPTS: readonly (readonly [prompt: string, flags: readonly string[]])[] = [
  ["Which folder?", ["shop"]],
  ["What to start from?", ["--preset", "api"]],
  ["Which line of Django?", ["--django", "5.2"]],
  ["Which database in production?", ["--database", "postgres"]],
  ["Change anything else?", []],
  ["What is its name?", ["--name", "shop"]],
  ["Which features?", ["--with", "celery"]],
  ["Which line of Python?", ["--python", "3.13"]],
  ["What do people log in with?", ["--user", "email"]],
  ["Which package manager?", ["--package-manager", "uv"]],
  ["Which test runner?", ["--tests", "pytest"]],
  ["Where does the pipeline run?", ["--ci", "github"]],
  ["Which time zone?", ["--time-zone", "UTC"]],
  ["Which language?", ["--language", "de"]],
  ["Who is the author?", ["--author", "Ada"]],
  ["Which license?", ["--license", "MIT"]],
  ["Make it?", []],
];

/** Gets past the first prompts by their defaults. */
const ANSWERS: readonly ScriptStep[] = PROMPTS.map(([prompt]) => ({
  expect: prompt,
  type: { "Which folder?": `shop${ENTER}`, "Change anything else?": `y${ENTER}` }[prompt] ?? ENTER,
}));

const reason = withoutTerminal();
if (reason && process.env["CI"]) throw new Error(reason);

describe.skipIf(reason)("create in a terminal", () => {
  let cwd: string;

  beforeEach(() => {
    cwd = workspace();
  });

  it("makes a project by its prompts", () => {
    const { output, status, unmet } = inTerminal(CREATE, cwd, ANSWERS);
    expect(unmet).toBeNull();
    expect(output).toContain("written");
    expect(status).toBe(0);
    expect(existsSync(join(cwd, "shop/manage.py"))).toBe(true);
  });

  it.each(PROMPTS.map(([prompt], index) => [prompt, index] as const))(
    "ends on Ctrl-C at: %s",
    (prompt, index) => {
      const flags = PROMPTS.slice(0, index).flatMap(([, given]) => given);
      const isLater = index > 4 && index < PROMPTS.length - 1;
      const script = [...(isLater ? ANSWERS.slice(4, 5) : []), { expect: prompt, type: CTRL_C }];
      const { output, status } = inTerminal([...CREATE, ...flags], cwd, script);
      expect(status).toBe(130);
      expect(output).toContain("Interrupted: nothing was written.");
      expect(readdirSync(cwd)).toEqual([]);
    },
  );

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("ends on %s at a prompt", (signal) => {
    const { output, status } = inTerminal(CREATE, cwd, [{ expect: "Which folder?", signal }]);
    expect(status).toBe(130);
    expect(output).toContain("Interrupted");
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("ends where its input ends", () => {
    const { status } = inTerminal(CREATE, cwd, [{ expect: "Which folder?", type: CTRL_D }]);
    expect(status).toBe(130);
  });

  it("shows what is wrong with an answer and asks again", () => {
    const { output } = inTerminal(CREATE, cwd, [
      { expect: "Which folder?", type: `json${ENTER}` },
      { expect: "Take another name, such as json-site.", type: CTRL_C },
    ]);
    expect(output).toContain("standard library");
  });

  it("has colours in a terminal, and none where they are not wanted", () => {
    const argv = [...CREATE, "shop", "--yes", "--preset", "minimal", "--dry-run"];
    expect(inTerminal(argv, cwd, []).output).toContain("\u001b[1mshop");
    expect(inTerminal([...argv, "--no-color"], cwd, []).output).not.toContain("\u001b[");
    expect(inTerminal(argv, cwd, [], { NO_COLOR: "1" }).output).not.toContain("\u001b[");
  });
});
