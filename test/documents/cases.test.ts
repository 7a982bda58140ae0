import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";

import { mergeFor } from "../../src/documents/merge-file.ts";
import { readToml } from "../../src/documents/toml-model.ts";
import { orderOf } from "./order.ts";

/*
 * A case is a folder: `before.<format>`, one or more `fragment*.<format>`, `after.<format>`, and where they matter
 * `order.json` (the items of a slot in their order) and `unsupported.txt` (the reasons, a line each).
 */
const root = fileURLToPath(new URL("../cases/documents", import.meta.url));

const PATHS: Record<string, string> = {
  env: ".env.example",
  Dockerfile: "Dockerfile",
  gitignore: ".gitignore",
  "requirements.txt": "requirements.txt",
};

describe.each(readdirSync(root))("%s", async (name) => {
  const folder = join(root, name);
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const files = readdirSync(folder);
  const format = files.find((file) => file.startsWith("before."))?.slice("before.".length) ?? "";
  const fragments = files.filter((file) => file.startsWith("fragment")).map(read);
  const order = orderOf(files.includes("order.json") ? JSON.parse(read("order.json")) : {});
  const reasons = files.includes("unsupported.txt")
    ? read("unsupported.txt").trim().split("\n")
    : [];
  const before = read(`before.${format}`);
  const merge = await mergeFor(PATHS[format] ?? `a.${format}`);
  if (process.env["UPDATE_CASES"] || !existsSync(join(folder, `after.${format}`))) {
    writeFileSync(join(folder, `after.${format}`), merge(before, fragments, order).text);
  }
  const after = read(`after.${format}`);

  test("gives what is expected, and says what it left out", () => {
    const merged = merge(before, fragments, order);
    expect(merged.text).toBe(after);
    expect(merged.status).toBe(before === after ? "already" : "changed");
    expect(merged.unsupported.map(({ reason }) => reason)).toEqual(reasons);
  });

  test("fragments may come in any order, at once or one by one, and again", () => {
    for (const parts of permutations(fragments)) {
      const text = parts.reduce((source, part) => merge(source, [part], order).text, before);
      expect(text).toBe(after);
      expect(merge(before, parts, order).text).toBe(after);
    }
    expect(merge(after, fragments, order)).toMatchObject({ text: after, status: "already" });
  });

  test("keeps line endings, byte order mark and a missing line break at the end", () => {
    const crlf = (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    if (before) expect(merge(crlf(before), fragments, order).text).toBe(crlf(after));
    expect(merge(after.trimEnd(), fragments, order).text).toBe(after.trimEnd());
  });

  test("no line that stays is changed", () => {
    const lines = new Set(after.split("\n").map(bare));
    const lost = before.split("\n").filter((line) => !lines.has(bare(line)));
    if (!files.includes("changed.txt")) expect(lost).toEqual([]);
    else expect(lost.join("\n").trim()).toBe(read("changed.txt").trim());
  });

  if (name.endsWith("-unreadable")) return;
  test("is still of its format", () => {
    if (format === "toml") readToml(after);
    if (/^ya?ml$/.test(format)) {
      expect(parseAllDocuments(after).flatMap(({ errors }) => errors)).toEqual([]);
    }
  });
});

/** A line without the comma or backslash that goes with what follows it. */
function bare(line: string): string {
  return line.replace(/[,\\ ]+$/, "");
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
