import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const LINES = ["5.2", "6.1"] as const;

const PROGRAM = fileURLToPath(new URL("list_checks.py", import.meta.url));

/**
 * The ids of all checks that the newest Django of each line has, from its own source.
 *
 * @throws Error where there is no Python with pip, or no index to install from
 */
export function djangoChecks(): Record<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), "django-checks-"));
  try {
    return Object.fromEntries(LINES.map((line) => [line, checksOf(line, join(folder, line))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checksOf(line: string, folder: string): string[] {
  const run = (...argv: string[]) => execFileSync("python3", argv, { encoding: "utf8" });
  // Django is only read, so any Python will do.
  const options = ["--quiet", "--no-deps", "--ignore-requires-python", "--target", folder];
  run("-m", "pip", "install", ...options, `Django==${line}.*`);
  return JSON.parse(run(PROGRAM, folder)) as string[];
}
