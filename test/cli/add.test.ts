import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyUndo, undo } from "../../src/changes/undo.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run as runAdd } from "../../src/cli/commands/add.ts";
import { run as runUndo } from "../../src/cli/commands/undo.ts";
import { create } from "../../src/cli/create.ts";
import { runProgram } from "../../src/cli/run-program.ts";
import * as verification from "../../src/cli/verification.ts";
import { put, snapshot, workspace } from "../changes/support/workspace.ts";
import { SINGLE } from "../foreign/trees.ts";
import { GIT_OF_NOBODY, run, type Setting } from "./support/run.ts";

const QUIET = ["--verify", "none", "--no-install", "--yes"];

let cwd: string;
let root: string;

beforeEach(async () => {
  cwd = workspace();
  root = join(cwd, "shop");
  vi.stubEnv("XDG_STATE_HOME", join(cwd, "state"));
  await run(create, ["shop", "--preset", "minimal", ...QUIET], { cwd });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function addIn(argv: readonly string[], setting: Partial<Setting> = {}) {
  return run(runAdd, argv, { cwd: root, ...setting });
}

function git(...args: string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", env: GIT_OF_NOBODY });
}

describe("add", () => {
  it.each([
    ["--app", "people"],
    ["--existing-data"],
    ["--no-data"],
    ["--plan"],
    ["--runner", "pytest"],
  ])("refuses %s where nothing reads it", async (...words) => {
    const { failure } = await addIn(["health", ...words, ...QUIET]);
    expect(failure).toMatchObject({ code: "option-unused", exit: 2 });
  });

  it("adds what it shows, and what comes along", async () => {
    const planned = JSON.parse((await addIn(["cache", "--dry-run", "--json"])).stdout);
    expect(planned).toMatchObject({
      added: ["redis", "cache"],
      brought: [{ feature: "redis", by: "cache" }],
    });
    expect(git("status", "--porcelain")).toBe("");
    const { exit, stdout } = await addIn(["cache", ...QUIET]);
    expect(exit).toBe(0);
    expect(stdout).toContain("redis, cache: ");
    expect(stdout).toContain("cache brings redis");
    const written = git("status", "--porcelain", "--untracked-files=all").trimEnd().split("\n");
    expect(written.map((line) => line.slice(3)).sort()).toEqual(
      planned.files.map(({ path }: { path: string }) => path).sort(),
    );
  });

  it("gives what create gives", async () => {
    await addIn(["cache", ...QUIET]);
    await addIn(["health", ...QUIET]);
    const elsewhere = join(cwd, "elsewhere");
    put(elsewhere, {});
    await run(
      create,
      [join(elsewhere, "shop"), "--preset", "minimal", "--with", "health,cache", ...QUIET],
      { cwd },
    );
    expect(snapshot(join(elsewhere, "shop"))).toEqual(snapshot(root));
  });

  it("does nothing twice", async () => {
    await addIn(["health", ...QUIET]);
    const before = snapshot(root);
    const { exit, stdout } = await addIn(["health", ...QUIET]);
    expect(exit).toBe(0);
    expect(stdout).toContain("All of it is installed already.");
    expect(snapshot(root)).toEqual(before);
  });

  it("works from a folder of the project, and can be undone", async () => {
    const before = snapshot(root);
    await addIn(["health", ...QUIET], { cwd: join(root, "apps/users") });
    expect(snapshot(root)).not.toEqual(before);
    expect((await run(runUndo, ["--yes"], { cwd: root })).exit).toBe(0);
    expect(snapshot(root)).toEqual(before);
  });

  it("shows the difference and asks in a terminal", async () => {
    const before = snapshot(root);
    const argv = ["--verify", "none", "--no-install"];
    const answers = { "Which features?": ["health"], "Write this?": false };
    const { exit, stdout, asked } = await addIn(argv, { answers });
    expect(asked).toEqual(["Which features?", "Write this?"]);
    expect(stdout).toContain("diff --git");
    expect(exit).toBe(1);
    expect(snapshot(root)).toEqual(before);
    expect((await addIn(argv, { answers: { ...answers, "Write this?": true } })).exit).toBe(0);
  });

  it("shows what is left to do by hand, and says so by its status", async () => {
    rmSync(join(root, "README.md"));
    git("add", "--all");
    const { exit, stdout } = await addIn(["health", "--force", ...QUIET]);
    expect(exit).toBe(3);
    expect(stdout).toMatch(/By hand {3}README\.md: /);
  });
});

describe("add: refusals", () => {
  it("leaves edits alone that are not committed, unless forced", async () => {
    appendFileSync(join(root, "manage.py"), "# mine\n");
    const { failure } = await addIn(["health", ...QUIET]);
    expect(failure).toMatchObject({ code: "uncommitted-edits", exit: 2, details: ["manage.py"] });
    expect((await addIn(["health", "--force", ...QUIET])).exit).toBe(0);
  });

  it("does not count what it wrote itself, until it is edited", async () => {
    await addIn(["health", ...QUIET]);
    expect((await addIn(["logging", ...QUIET])).exit).toBe(0);
    appendFileSync(join(root, "pyproject.toml"), "# mine\n");
    expect((await addIn(["email", ...QUIET])).failure?.details).toEqual(["pyproject.toml"]);
  });

  it("goes on without a repository", async () => {
    rmSync(join(root, ".git"), { recursive: true });
    expect((await addIn(["health", ...QUIET])).exit).toBe(0);
  });

  it("goes on without a way to undo it where that can be kept nowhere, and says so", async () => {
    rmSync(join(root, ".git"), { recursive: true });
    put(cwd, { "a.file": "" });
    vi.stubEnv("XDG_STATE_HOME", join(cwd, "a.file"));
    vi.stubEnv("LOCALAPPDATA", join(cwd, "a.file"));
    const { exit, stdout } = await addIn(["health", ...QUIET]);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/• undo will not be possible/);
    expect(stdout).not.toContain("Undo ");
    const added = JSON.parse((await addIn(["logging", "--json", ...QUIET])).stdout);
    expect(added).toMatchObject({ ok: true, undoable: false });
  });

  it("refuses what would break the project, before anything is written", async () => {
    put(root, { "apps/core/health/__init__.py": "mine = True\n" });
    const before = snapshot(root);
    const { failure } = await addIn(["health", ...QUIET]);
    expect(failure).toMatchObject({
      code: "static-gate",
      exit: 4,
      details: [
        "apps/core/health.py:1: Python would never import it: the package apps/core/health/ stands before it",
      ],
    });
    expect(snapshot(root)).toEqual(before);
  });

  it("does not overwrite files that are in the way, unless told to", async () => {
    const planned = JSON.parse((await addIn(["health", "--dry-run", "--json"])).stdout);
    const made = planned.files.find(({ kind }: { kind: string }) => kind === "create")
      .path as string;
    put(root, { [made]: "mine = True\n" });
    expect((await addIn(["health", ...QUIET])).failure).toMatchObject({
      code: "files-in-the-way",
      exit: 2,
      details: [made],
    });
    expect((await addIn(["health", "--skip-existing", ...QUIET])).exit).toBe(0);
    expect(readFileSync(join(root, made), "utf8")).toBe("mine = True\n");
    await run(runUndo, ["--yes"], { cwd: root });
    expect((await addIn(["health", "--force", ...QUIET])).exit).toBe(0);
    expect(readFileSync(join(root, made), "utf8")).not.toBe("mine = True\n");
  });

  it("adds to a project of others what create composes, and takes it back", async () => {
    const foreign = join(cwd, "foreign");
    put(foreign, SINGLE);
    const before = snapshot(foreign);
    const dry = await addIn(["production", "--dry-run", "--cwd", foreign]);
    expect(dry.exit).toBe(0);
    expect(dry.stdout).toContain("+SECURE_SSL_REDIRECT = True");
    expect(snapshot(foreign)).toEqual(before);
    const { exit, stdout } = await addIn(["production", "--cwd", foreign, ...QUIET]);
    expect(exit).toBe(0);
    expect(stdout).toContain("Undo");
    expect((await addIn(["production", "--cwd", foreign, ...QUIET])).stdout).toContain(
      "All of it is there already.",
    );
    await run(runUndo, ["--yes"], { cwd: foreign });
    expect(snapshot(foreign)).toEqual(before);
  });

  it("says which of the new files Git is told to ignore", async () => {
    const cwdOfOthers = join(cwd, "others");
    put(cwdOfOthers, { ...SINGLE, ".gitignore": ".*\n" });
    execFileSync("git", ["init", "--quiet"], { cwd: cwdOfOthers, env: GIT_OF_NOBODY });
    const { stdout } = await addIn(["env", "docker", ...QUIET], { cwd: cwdOfOthers });
    expect(stdout).toContain("git add --force .dockerignore .env.production.example");
    const again = await addIn(["health", ...QUIET], { cwd: cwdOfOthers });
    expect(again.stdout).not.toContain("git add --force");
  });

  it("says where there is no project, and where one cannot be read", async () => {
    put(cwd, { "foreign/manage.py": "", "empty/x": "" });
    const of = async (folder: string) =>
      (await addIn(["health", "--cwd", join(cwd, folder)])).failure;
    expect(await of("foreign")).toMatchObject({ code: "no-project", exit: 2 });
    expect(await of("empty")).toMatchObject({ code: "no-project", exit: 2 });
    expect(await of("nowhere")).toMatchObject({ code: "no-such-folder", exit: 2 });
    const pyproject = join(root, "pyproject.toml");
    writeFileSync(pyproject, readFileSync(pyproject, "utf8").replace(/^django = .*$/m, ""));
    expect(await of("shop")).toMatchObject({ code: "answers-unreadable", exit: 1 });
  });
});

describe("add: what comes after writing", () => {
  const failing: verification.Proof = { status: "failed", steps: [], ms: 0 };

  const locking: typeof runProgram = async (program, args, options) => {
    if (program !== "uv") return runProgram(program, args, options);
    writeFileSync(join(options.cwd, "uv.lock"), "new\n");
    return { status: 0, missing: false, stdout: "", stderr: "" };
  };

  it("puts everything back where verification fails, the lock too", async () => {
    put(root, { "uv.lock": "old\n" });
    const before = snapshot(root);
    const prove = vi.spyOn(verification, "prove").mockImplementation(async () => {
      expect(readFileSync(join(root, "uv.lock"), "utf8")).toBe("new\n");
      return failing;
    });
    const { exit, stdout } = await addIn(["health", "--yes"], { runProgram: locking });
    expect(exit).toBe(4);
    expect(prove.mock.calls[0]?.slice(0, 3)).toEqual([root, "auto", "quick"]);
    const { since } = prove.mock.calls[0]![3];
    expect(since?.changes.map(({ path }) => path)).toContain("uv.lock");
    expect(since?.allowed).toMatchObject({ routes: [] });
    expect(stdout).toContain("every file was put back");
    expect(snapshot(root)).toEqual(before);
  });

  it("makes the lock file part of what undo takes back", async () => {
    put(root, { "uv.lock": "old\n" });
    const before = snapshot(root);
    await addIn(["health", "--yes", "--verify", "none"], { runProgram: locking });
    expect(readFileSync(join(root, "uv.lock"), "utf8")).toBe("new\n");
    await applyUndo(await undo(root), root);
    expect(snapshot(root)).toEqual(before);
  });

  it("puts everything back where it is interrupted", async () => {
    const before = snapshot(root);
    const controller = new AbortController();
    vi.spyOn(verification, "prove").mockImplementation(async () => {
      controller.abort();
      throw new Error("stopped");
    });
    const { exit, failure } = await addIn(["health", "--no-install", "--yes"], {
      signal: controller.signal,
    });
    expect(exit).toBe(130);
    expect(failure?.message).toContain("every file was put back");
    expect(snapshot(root)).toEqual(before);
  });
});
