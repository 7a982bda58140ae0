import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { Chunks } from "../../src/start/chunks.ts";
import { workspace } from "../changes/support/workspace.ts";

function build(chunks: Record<string, string>): string {
  const folder = workspace();
  mkdirSync(join(folder, "chunks"));
  for (const [name, body] of Object.entries(chunks)) {
    writeFileSync(join(folder, name), `(function(exports,require,module,__meta){${body}})\n`);
  }
  return folder;
}

test("a chunk loads others and modules of Node, is run once, and knows where it is", () => {
  const folder = build({
    "main.cjs": `exports.a=require("./chunks/a.cjs");exports.again=require("./chunks/a.cjs");`,
    "chunks/a.cjs": `exports.b=require("./b.cjs");exports.url=__meta.url;`,
    "chunks/b.cjs": `exports.join=require("node:path").join;exports.main=require("../main.cjs");`,
  });
  const chunks = new Chunks(folder);
  const main = chunks.load("main.cjs") as {
    a: { b: { join: unknown; main: unknown }; url: string };
    again: unknown;
  };
  expect(main.again).toBe(main.a);
  expect(main.a.b.join).toBe(join);
  expect(main.a.b.main).toBe(main);
  expect(main.a.url).toBe(pathToFileURL(join(folder, "chunks/a.cjs")).href);
  expect([...chunks.scripts.keys()]).toEqual(["main.cjs", "chunks/a.cjs", "chunks/b.cjs"]);
});

test("a chunk is run with the code that V8 made of it before", () => {
  const folder = build({ "main.cjs": "exports.one=()=>1;" });
  const first = new Chunks(folder);
  first.load("main.cjs");
  const code = first.scripts.get("main.cjs")!.createCachedData();
  const second = new Chunks(folder, (name) => (name === "main.cjs" ? code : undefined));
  expect((second.load("main.cjs") as { one: () => number }).one()).toBe(1);
  expect(second.scripts.get("main.cjs")!.cachedDataRejected).toBe(false);
});
