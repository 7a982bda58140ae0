import { mkdirSync, readdirSync, rmdirSync, statSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { disk } from "../../src/changes/io.ts";
import { stateFolders, writableState } from "../../src/changes/state-folder.ts";
import { put, workspace } from "./support/workspace.ts";

let folder: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  folder = workspace();
  env = { XDG_STATE_HOME: join(folder, "state") };
});

const stateOf = (root: string) => stateFolders(disk, join(folder, root), env)[0];

describe("stateFolders", () => {
  it("is in the Git folder, also from a folder within the repository", () => {
    put(folder, { "repo/.git/HEAD": "ref", "repo/back/end/manage.py": "" });
    const state = { path: join(folder, "repo/.git/django-expert"), top: join(folder, "repo") };
    expect(stateOf("repo")).toEqual({ ...state, scope: "", isGit: true });
    expect(stateOf("repo/back/end")).toEqual({ ...state, scope: "back/end", isGit: true });
  });

  it("follows the file that a worktree or a submodule has instead", () => {
    put(folder, {
      "repo/.git/worktrees/w/HEAD": "ref",
      "work/.git": `gitdir: ${join(folder, "repo/.git/worktrees/w")}\n`,
      "repo/.git/modules/m/HEAD": "ref",
      "repo/m/.git": "gitdir: ../.git/modules/m\n",
    });
    expect(stateOf("work").path).toBe(join(folder, "repo/.git/worktrees/w/django-expert"));
    expect(stateOf("repo/m").path).toBe(join(folder, "repo/.git/modules/m/django-expert"));
  });

  it("is the user's, by project, where there is no repository or a broken one", () => {
    put(folder, { "one/a.py": "", "two/.git": "gitdir: ../nowhere\n", "three/.git/config": "" });
    const paths = ["one", "two", "three"].map((root) => stateOf(root).path);
    for (const [index, path] of paths.entries()) {
      const project = encodeURIComponent(join(folder, ["one", "two", "three"][index]!));
      expect(path).toBe(join(env["XDG_STATE_HOME"]!, "django-expert", project));
    }
  });

  it("has a name of one length where the project's path is long", () => {
    const root = ["a", "b"].map((letter) => `${letter.repeat(120)}`);
    for (const path of root) put(folder, { [`${path}/a.py`]: "" });
    const paths = root.map((path) => stateOf(path).path);
    for (const path of paths) expect(path).toMatch(/state.django-expert.[0-9a-f]{16}$/);
    expect(new Set(paths).size).toBe(2);
  });

  it("is the same whichever link leads to the project", () => {
    mkdirSync(join(folder, "real"));
    symlinkSync("real", join(folder, "link"));
    expect(stateOf("link")).toEqual(stateOf("real"));
  });
});

describe("writableState", () => {
  it("is the folder itself where that can be made, all levels private", () => {
    put(folder, { "shop/a.py": "" });
    const state = stateOf("shop");
    expect(writableState(disk, state)).toBe(state);
    expect(statSync(state.path).mode & 0o777).toBe(process.platform === "win32" ? 0o666 : 0o700);
  });

  // Below /proc, Node 20 tries for ever.
  it.each(["/proc/nowhere", "a.file"])("is a temporary one below %s", (home) => {
    put(folder, { "shop/a.py": "", "a.file": "" });
    env = { XDG_STATE_HOME: resolve(folder, home), LOCALAPPDATA: resolve(folder, home) };
    const state = stateOf("shop");
    const other = writableState(disk, state);
    expect(other).toMatchObject({ top: state.top, scope: "", isGit: false });
    expect(other.path).toMatch(/django-expert-[0-9a-f]{16}$/);
    expect(readdirSync(other.path)).toEqual([]);
    rmdirSync(other.path);
  });

  it("never is another one than that of the repository", () => {
    put(folder, { "repo/.git/HEAD": "ref", "repo/.git/django-expert": "in the way" });
    const state = stateOf("repo");
    expect(writableState(disk, state)).toBe(state);
  });
});
