import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { describe, expect, it } from "vitest";
import { CodeCache } from "../../src/start/code-cache.ts";
import { workspace } from "../changes/support/workspace.ts";

const SOURCE = "(function(a){return a+1})";

function kept(): { file: string; scripts: Map<string, Script> } {
  const file = join(workspace(), "cache", "add");
  const scripts = new Map([["a.cjs", new Script(SOURCE)]]);
  new CodeCache(file, "one").save(scripts);
  return { file, scripts };
}

describe("code that is kept", () => {
  it("is taken by V8 in the next run", () => {
    const { file } = kept();
    const cachedData = new CodeCache(file, "one").codeOf("a.cjs");
    expect(cachedData).toBeDefined();
    const script = new Script(SOURCE, { cachedData });
    expect(script.cachedDataRejected).toBe(false);
    expect((script.runInThisContext() as (a: number) => number)(1)).toBe(2);
  });

  it("is not of another build, and what is not kept is not there", () => {
    const { file } = kept();
    expect(new CodeCache(file, "two").codeOf("a.cjs")).toBeUndefined();
    expect(new CodeCache(file, "one").codeOf("b.cjs")).toBeUndefined();
  });

  it("is written again only where something was compiled anew", () => {
    const { file, scripts } = kept();
    const before = readFileSync(file);
    writeFileSync(file, before);
    const cache = new CodeCache(file, "one");
    writeFileSync(file, "");
    cache.save(scripts);
    expect(readFileSync(file, "utf8")).toBe("");
    cache.save(new Map([["b.cjs", new Script(SOURCE)]]));
    const both = new CodeCache(file, "one");
    expect([both.codeOf("a.cjs"), both.codeOf("b.cjs")]).not.toContain(undefined);
  });

  it("is made anew where V8 refuses it", () => {
    const { file } = kept();
    const cache = new CodeCache(file, "one");
    const other = "(function(){})";
    const script = new Script(other, { cachedData: cache.codeOf("a.cjs")! });
    expect(script.cachedDataRejected).toBe(true);
    cache.save(new Map([["a.cjs", script]]));
    const cachedData = new CodeCache(file, "one").codeOf("a.cjs")!;
    expect(new Script(other, { cachedData }).cachedDataRejected).toBe(false);
  });

  it.each([3, 20, 200])("counts as none where only %i bytes of the file are there", (bytes) => {
    const { file } = kept();
    truncateSync(file, bytes);
    expect(new CodeCache(file, "one").codeOf("a.cjs")).toBeUndefined();
  });

  it.skipIf(process.platform === "win32")("is not taken where others may have written it", () => {
    const { file } = kept();
    chmodSync(file, 0o666);
    expect(new CodeCache(file, "one").codeOf("a.cjs")).toBeUndefined();
  });

  it("leaves nothing but its file behind", () => {
    const { file } = kept();
    expect(readdirSync(dirname(file))).toEqual(["add"]);
  });

  it("does not stop a run where it cannot be kept", () => {
    const file = join(workspace(), "a file");
    writeFileSync(file, "");
    const cache = new CodeCache(join(file, "add"), "one");
    cache.save(new Map([["a.cjs", new Script(SOURCE)]]));
    expect(existsSync(join(file, "add"))).toBe(false);
  });
});
