import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const DRIVER = fileURLToPath(new URL("in_terminal.py", import.meta.url));

/** How node runs one of our programs from its source. */
export function argvOf(program: "create-django-expert" | "django-expert"): string[] {
  const path = (relative: string) =>
    fileURLToPath(new URL(`../../../${relative}`, import.meta.url));
  return [
    process.execPath,
    "--import",
    path("node_modules/tsx/dist/loader.mjs"),
    path(`bin/${program}.ts`),
  ];
}

/** Why programs cannot be run in a terminal here; undefined where they can. */
export function withoutTerminal(): string | undefined {
  if (process.platform === "win32") return "Windows has no pty module";
  try {
    execFileSync("python3", ["-c", "import pty"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "there is no python3 to open a terminal with";
  }
}

export interface ScriptStep {
  expect: string;
  type?: string;
  signal?: "SIGINT" | "SIGTERM" | "SIGHUP";
}

/** Runs a program in a terminal of its own: waits for a text, then types or sends a signal, and so on. */
export function inTerminal(
  argv: readonly string[],
  cwd: string,
  script: readonly ScriptStep[],
  env: Readonly<Record<string, string>> = {},
): { output: string; status: number; unmet: string | null } {
  const { PATH = "", HOME = "" } = process.env;
  const task = { argv, cwd, script, env: { PATH, HOME, TERM: "xterm-256color", ...env } };
  const done = spawnSync("python3", [DRIVER], { input: JSON.stringify(task), encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}
