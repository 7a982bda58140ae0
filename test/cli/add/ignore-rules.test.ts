import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayBeIgnored } from "../../../src/cli/add/ignore-rules.ts";
import { put, workspace } from "../../changes/support/workspace.ts";

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

function repository(files: Record<string, string>): { top: string; env: NodeJS.ProcessEnv } {
  const folder = workspace();
  const top = join(folder, "repository");
  mkdirSync(top);
  const env = { PATH: process.env["PATH"], HOME: folder };
  execFileSync("git", ["init", "--quiet"], { cwd: top, env });
  put(folder, files);
  return { top, env };
}

const asks = (
  paths: readonly string[],
  { top, env }: { top: string; env: NodeJS.ProcessEnv },
  platform: NodeJS.Platform = "linux",
  root = top,
) => mayBeIgnored(paths, { root, env, platform, read });

describe("Git is asked which files it ignores", () => {
  it.each([
    ["a rule names one", { "repository/.gitignore": "local.py\n" }],
    ["a rule in a folder on the way matches", { "repository/config/.gitignore": "lo*\n" }],
    ["a rule names a folder on the way", { "repository/.gitignore": "/config/\n" }],
    ["a rule is for this clone", { "repository/.git/info/exclude": "LOCAL.py\n" }],
    ["a rule is for this user", { ".config/git/ignore": "*.p[a-z]\n" }],
    ["rules may be elsewhere", { ".gitconfig": "[core]\n\texcludesFile = ~/rules\n" }],
    ["a rule is not understood", { "repository/.gitignore": "[]x]\n" }],
    ["a rule is escaped", { "repository/.gitignore": "loc\\al.py\n" }],
  ])("where %s", (_, files) => {
    expect(asks(["config/local.py"], repository(files))).toBe(true);
  });

  it("where its settings may be in another place", () => {
    const { top, env } = repository({});
    expect(asks(["a"], { top, env }, "darwin")).toBe(true);
    expect(asks(["a"], { top, env: { ...env, GIT_DIR: top } })).toBe(true);
    put(top, { "module/.git": "gitdir: ../.git/modules/module\n" });
    expect(asks(["a"], { top, env }, "linux", join(top, "module"))).toBe(true);
  });

  it("not where no rule could match, there are no files, or there is no repository", () => {
    const rules = "# local.py\n\n*.log\n/build/\n.env\nvenv/config\n";
    const { top, env } = repository({ "repository/.gitignore": rules });
    expect(asks(["config/local.py", "Dockerfile"], { top, env })).toBe(false);
    expect(asks([], { top, env })).toBe(false);
    expect(asks(["build/a"], { top: workspace(), env })).toBe(false);
  });

  it("wherever it has something to say", () => {
    const { top, env } = repository({});
    const part = fc.constantFrom(
      "a",
      "b.py",
      "*",
      "?",
      "**",
      ".e*",
      "[ab]",
      "[!a]",
      "\\a",
      "x",
      "[",
    );
    const rule = fc
      .tuple(fc.constantFrom("", "/", "!"), fc.array(part, { minLength: 1, maxLength: 3 }))
      .map(([start, parts]) => start + parts.join("/"));
    const paths = ["a", "b.py", ".env", "a/b.py", "x/a/c.py", "a/x/.env.example"];
    const property = fc.property(fc.array(rule, { minLength: 1, maxLength: 2 }), (rules) => {
      put(top, { ".gitignore": `${rules.join("\n")}\n` });
      if (asks(paths, { top, env })) return;
      const options = { cwd: top, env, encoding: "utf8", stdio: "pipe" } as const;
      const ignored = () => execFileSync("git", ["check-ignore", ...paths], options);
      expect(ignored, rules.join(" ")).toThrow("Command failed");
    });
    fc.assert(property, { numRuns: 300, seed: 7 });
  });
});
