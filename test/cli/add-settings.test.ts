import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { run as add } from "../../src/cli/commands/add.ts";
import { run as inspect } from "../../src/cli/commands/inspect.ts";
import { run as undo } from "../../src/cli/commands/undo.ts";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import { putRepository, snapshot, workspace } from "../changes/support/workspace.ts";
import { run } from "./support/run.ts";

const CASES = join(import.meta.dirname, "../cases/settings");

let root: string;

function put(name: string): void {
  const folder = workspace();
  vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
  onTestFinished(() => void vi.unstubAllEnvs());
  root = join(folder, "shop");
  const tree = new DiskTree(join(CASES, name, "input"));
  putRepository(root, Object.fromEntries(tree.list().map((path) => [path, tree.read(path)!])));
}

const WITHOUT_PYTHON = ["--verify", "none", "--yes"];

describe("add split-settings", () => {
  beforeEach(() => put("split-one-file"));

  it("writes what the dry run shows, changes nothing the second time, and is undone to the byte", async () => {
    const before = snapshot(root);
    const dry = await run(add, ["split-settings", "--dry-run", "--json", ...WITHOUT_PYTHON], {
      cwd: root,
    });
    expect(snapshot(root)).toEqual(before);
    const done = await run(add, ["split-settings", "--json", ...WITHOUT_PYTHON], { cwd: root });
    expect(done.exit).toBe(0);
    const [planned, written] = [dry, done].map(
      ({ stdout }) => JSON.parse(stdout) as { files: object[]; proof: { rows: object[] } },
    );
    expect(written!.files).toEqual(planned!.files);
    expect(written!.proof.rows).toHaveLength(6);
    expect(readFileSync(join(root, "manage.py"), "utf8")).toContain("shop.settings.development");

    const after = snapshot(root);
    const again = await run(add, ["split-settings", "--force", ...WITHOUT_PYTHON], { cwd: root });
    expect(again.stdout).toContain("Nothing to do: production has shop.settings.production");
    expect(again.stdout).toContain("It lacks 1 thing:");
    expect(again.stdout).toContain("split-settings: production settings turn DEBUG off");
    expect(snapshot(root)).toEqual(after);

    await run(undo, ["--yes"], { cwd: root });
    expect(snapshot(root)).toEqual(before);
  });

  it("shows the table of what was compared", async () => {
    const { stdout } = await run(add, ["split-settings", "--dry-run", ...WITHOUT_PYTHON], {
      cwd: root,
    });
    expect(stdout).toMatch(
      /✓ production +shop\.settings -> shop\.settings\.production +\d+ names: equal/,
    );
    expect(stdout).toContain("A dry run: nothing was written.");
  });

  it("is added by itself", async () => {
    const { failure } = await run(add, ["split-settings", "secrets"], { cwd: root });
    expect(failure).toMatchObject({ code: "one-at-a-time", exit: 2 });
  });
});

it("says why settings cannot be split, and writes nothing", async () => {
  put("split-imported-back");
  const before = snapshot(root);
  const { exit, failure } = await run(add, ["split-settings", ...WITHOUT_PYTHON], { cwd: root });
  expect(exit).toBe(3);
  expect(failure?.message).toContain("shop/local_settings.py is imported by shop/settings.py");
  expect(snapshot(root)).toEqual(before);
});

it("lists what has to be rotated, and shows none of it", async () => {
  put("secrets-plain");
  const { exit, stdout } = await run(add, ["secrets", ...WITHOUT_PYTHON], { cwd: root });
  expect(exit).toBe(0);
  expect(stdout).toContain("shop/settings.py:15  DATABASES.default.PASSWORD, a password: ********");
  expect(stdout).not.toMatch(/Tr0ub4dor|9fKq2LmZ|4q8z/);
});

describe("inspect setting", () => {
  beforeEach(() => put("secrets-plain"));

  it("tells a setting in each environment, and masks what is secret", async () => {
    const { stdout } = await run(inspect, ["setting", "DEBUG", "DATABASES"], { cwd: root });
    expect(stdout).toContain("shop/settings.py:7  DEBUG = True");
    expect(stdout).toContain('"PASSWORD": "********"');
    expect(stdout).not.toContain("Tr0ub4dor");
  });

  it("gives data, and the name that a typo meant", async () => {
    const { stdout } = await run(inspect, ["setting", "DEBUG", "--json"], { cwd: root });
    expect(JSON.parse(stdout)).toMatchObject({
      settings: [{ name: "DEBUG", environments: { development: { value: true, text: "True" } } }],
    });
    const { failure } = await run(inspect, ["setting", "DEBGU"], { cwd: root });
    expect(failure).toMatchObject({ exit: 2, next: "Did you mean DEBUG?" });
    const other = await run(inspect, ["settings"], { cwd: root });
    expect(other.failure).toMatchObject({ code: "inspect-what", exit: 2 });
  });
});
