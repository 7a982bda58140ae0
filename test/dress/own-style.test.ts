import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { withoutAnnotations } from "../../src/dress/annotations.ts";
import { format } from "../../src/dress/format.ts";
import { isInOwnStyle } from "../../src/dress/own-style.ts";
import { withoutTypeArguments } from "../../src/dress/type-arguments.ts";
import { withoutUnusedImports } from "../../src/dress/unused-imports.ts";
import { loadPython } from "../../src/python/parse.ts";

const STYLE = {
  quotes: "double",
  lineLength: 88,
  indent: 4,
  tabs: false,
  pythonLine: "3.12",
  isort: {},
} as const;

const root = fileURLToPath(new URL("../", import.meta.url));
const texts = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".py"))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

beforeAll(loadPython);

test("what is taken for formatted, annotations gone, is what Ruff makes of it", async () => {
  let alike = 0;
  for (const text of texts) {
    let typed: string;
    try {
      typed = await format(text, STYLE, []);
    } catch {
      continue;
    }
    const plain = withoutTypeArguments(withoutAnnotations(typed));
    const bare = withoutUnusedImports(plain, typed);
    if (/\n\n\n(?:import|from) /.test(bare) || !isInOwnStyle(bare)) continue;
    expect(bare).toBe(await format(bare, STYLE, []));
    alike++;
  }
  expect(alike).toBeGreaterThan(texts.length / 2);
});
