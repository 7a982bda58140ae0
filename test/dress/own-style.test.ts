import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { withoutAnnotations } from "../../src/dress/annotations.ts";
import { format } from "../../src/dress/format.ts";
import { isInOwnStyle } from "../../src/dress/own-style.ts";
import { withoutTypeArguments } from "../../src/dress/type-arguments.ts";
import { withoutUnusedImports } from "../../src/dress/unused-imports.ts";
import { inSingleQuotes } from "../../src/python/text.ts";
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

test.each([
  ["double", 88],
  ["single", 79],
  ["single", 88],
] as const)(
  "what is taken for formatted, annotations gone, is what Ruff makes of it: %s quotes, %i columns",
  async (quotes, lineLength) => {
    const style = { ...STYLE, quotes, lineLength };
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
      if (/\n\n\n(?:import|from) /.test(bare) || !isInOwnStyle(bare, lineLength)) continue;
      const laidOut = quotes === "single" ? inSingleQuotes(bare) : bare;
      if (laidOut === undefined) continue;
      expect(laidOut).toBe(await format(bare, style, []));
      alike++;
    }
    expect(alike).toBeGreaterThan(texts.length / 4);
  },
);
