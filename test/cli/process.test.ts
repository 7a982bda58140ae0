import { spawn, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { version } from "../../src/version.ts";
import { workspace } from "../changes/support/workspace.ts";
import { argvOf } from "./support/terminal.ts";

const [NODE = "", ...CREATE] = argvOf("create-django-expert");
const [, ...EXPERT] = argvOf("django-expert");
const QUICK = ["--yes", "--preset", "minimal", "--verify", "none", "--no-install", "--no-git"];

let cwd: string;

beforeEach(() => {
  cwd = workspace();
});

function run(argv: readonly string[], options: { input?: string; env?: NodeJS.ProcessEnv } = {}) {
  return spawnSync(NODE, argv, { cwd, encoding: "utf8", ...options });
}

describe("the programs", () => {
  it("answer --version and --help on stdout", () => {
    for (const program of [CREATE, EXPERT]) {
      expect(run([...program, "--version"])).toMatchObject({
        status: 0,
        stdout: `${version}\n`,
        stderr: "",
      });
      expect(run([...program, "--help"])).toMatchObject({ status: 0, stderr: "" });
    }
  });

  it("say what, where and what next on stderr, without a stack", () => {
    const { status, stdout, stderr } = run([...CREATE, "class", "--yes"]);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^✗ .*class is a keyword of Python\.\n {2}Take another name/);
    expect(stderr).not.toContain("    at ");
    expect(run([...CREATE, "class", "--yes", "--debug"]).stderr).toContain("    at ");
  });

  it("put a failure on stdout as JSON where that is wanted", () => {
    const { status, stdout } = run([...CREATE, "class", "--yes", "--json"]);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, exit: 2, error: { code: "bad-value" } });
  });

  it.each([
    [["ad"], "Did you mean add?"],
    [["--json"], "Choose one of add, generate, check"],
    [["add", "celery"], "`npx create-django-expert` makes one"],
    [["add"], "<features> is missing"],
    [["completion", "tcsh"], "is not one of bash, zsh, fish"],
    [["help", "xyzzy"], "The commands are"],
  ])("refuse django-expert %j", (argv, text) => {
    const { status, stderr } = run([...EXPERT, ...argv]);
    expect(status).toBe(2);
    expect(stderr).toContain(text);
  });

  it.skipIf(process.platform === "win32")("do without an input, an output or a reader", () => {
    const shell = (script: string) =>
      spawnSync("sh", ["-c", script, "sh", NODE, ...CREATE], { cwd, encoding: "utf8" });
    expect(shell('"$@" <&-')).toMatchObject({ status: 2 });
    expect(shell(`"$@" shop ${QUICK.join(" ")} <&- >&- 2>&-`)).toMatchObject({ status: 0 });
    const piped = shell(`{ "$@" shop2 ${QUICK.join(" ")} --json; echo $? >&2; } | head -c 1`);
    expect(piped).toMatchObject({ stdout: "{", stderr: "0\n" });
    expect(readdirSync(cwd).sort()).toEqual(["shop", "shop2"]);
  });

  it("that run at once in one folder leave one whole project", async () => {
    const ends = await Promise.all(
      [1, 2, 3].map(
        () =>
          new Promise<{ status: number | null; stderr: string }>((resolve) => {
            const child = spawn(NODE, [...CREATE, "shop", ...QUICK], { cwd });
            let stderr = "";
            child.stderr.on("data", (data) => (stderr += data));
            child.on("close", (status) => resolve({ status, stderr }));
          }),
      ),
    );
    expect(ends.filter(({ status }) => status === 0)).toHaveLength(1);
    for (const { status, stderr } of ends) if (status !== 0) expect(stderr).toMatch(/^✗ .+\n/);
    expect(readdirSync(cwd)).toEqual(["shop"]);
    expect(readdirSync(join(cwd, "shop"))).toContain("pyproject.toml");
  });
});
