import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

type Publish = (
  files: Map<string, string | Buffer>,
  folder: string,
  isExecutable: (path: string) => boolean,
) => Promise<void>;

const module = new URL("../../scripts/build/publish.mjs", import.meta.url);
const { publish } = (await import(module.href)) as { publish: Publish };

const folder = mkdtempSync(join(tmpdir(), "publish-"));
const inBin = (path: string) => path.startsWith("bin/");

beforeEach(() => vi.stubEnv("npm_command", ""));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function build(chunk: string): Promise<void> {
  return publish(
    new Map([
      ["bin/a.js", `import "../chunks/${chunk}"`],
      [`chunks/${chunk}`, "1"],
    ]),
    folder,
    inBin,
  );
}

test("writes the files whole, and makes commands executable", async () => {
  await build("x.js");
  expect(readFileSync(join(folder, "bin/a.js"), "utf8")).toBe('import "../chunks/x.js"');
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(
    [".files.json", "bin", "bin/a.js", "chunks", "chunks/x.js"].map((path) => join(path)),
  );
  if (process.platform !== "win32") {
    expect(statSync(join(folder, "bin/a.js")).mode & 0o111).toBe(0o111);
    expect(statSync(join(folder, "chunks/x.js")).mode & 0o111).toBe(0);
  }
});

test("keeps for a while what a running process may yet import", async () => {
  const chunks = () => readdirSync(join(folder, "chunks")).sort();
  const old = new Date(Date.now() - 3_600_000);
  const age = () => utimesSync(join(folder, "chunks/x.js"), old, old);
  await build("x.js");
  age();
  await build("y.js");
  expect(chunks(), "superseded just now, however old").toEqual(["x.js", "y.js"]);
  await build("y.js");
  expect(chunks()).toEqual(["x.js", "y.js"]);
  age();
  await build("y.js");
  expect(chunks(), "superseded long ago").toEqual(["y.js"]);
});

test("leaves nothing of an earlier build where a package is made", async () => {
  await build("x.js");
  writeFileSync(join(folder, "stray.js"), "");
  vi.stubEnv("npm_command", "pack");
  await build("y.js");
  expect(readdirSync(folder).sort()).toEqual(["bin", "chunks"]);
  expect(readdirSync(join(folder, "chunks"))).toEqual(["y.js"]);
});
