import { failed, inapplicable, passed, unverified, type Step, type StepContext } from "../step.ts";

/** Ruff's rules and its formatting, with the project's own configuration. */
export const lint: Step = {
  id: "lint",
  title: "ruff check and ruff format --check",
  line: "lint",
  profile: "quick",
  async run(context) {
    if (!isConfigured(context)) return inapplicable("ruff is not configured");
    if (!context.has("ruff")) return unverified("ruff is configured, but no dependency");
    const { environment } = context;
    const env = { RUFF_CACHE_DIR: `${environment.keep}/ruff` };
    const [check, format] = await Promise.all([
      environment.run(["ruff", "check", "--output-format", "concise", "."], { env }),
      environment.run(["ruff", "format", "--check", "."], { env }),
    ]);
    if (check.status !== 0) return failed(count(check.output), check, [/^\S+:\d+:\d+:/]);
    if (format.status !== 0) return failed("not formatted", format, [/^\s*--> |^Would reformat/]);
    const files = /(\d+) files? already formatted/.exec(format.output)?.[1] ?? "0";
    return passed(`0 findings, ${files} files formatted`);
  },
};

function isConfigured({ files }: StepContext): boolean {
  if (files.exists("ruff.toml") || files.exists(".ruff.toml")) return true;
  return /^\[tool\.ruff[.\]]/m.test(files.read("pyproject.toml") ?? "");
}

function count(output: string): string {
  const found = /Found (\d+) errors?/.exec(output)?.[1];
  return found ? `${found} findings` : "ruff failed";
}
