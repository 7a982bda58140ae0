import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";

const module = new URL("../../scripts/build/core-plugin.mjs", import.meta.url);
const { corePlugin } = (await import(module.href)) as { corePlugin: (core: string) => Plugin };

/** Two commands that share a module each with what the program always needs. */
const SOURCES = {
  "program.ts": `#!/usr/bin/env node\nimport { core } from "./core.ts";\ncore();`,
  "library.ts": `export { default } from "./first.ts";\nexport * from "./library-only.ts";`,
  "library-only.ts": `export const more = 3;`,
  "core.ts": `import one from "./first.ts";\nimport { two } from "./second.ts";\nexport const core = async () => [one, two, await import("./lazy-one.ts"), await import("./lazy-two.ts")];`,
  "first.ts": `export default "first";`,
  "second.ts": `export const two = "second";`,
  "lazy-one.ts": `import one from "./first.ts";\nexport const lazy = one + 1;\nexport default lazy;`,
  "lazy-two.ts": `import { two } from "./second.ts";\nexport const lazy = two + 2;`,
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "core-"));
  for (const [name, text] of Object.entries(SOURCES)) await writeFile(join(folder, name), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function built(plugins: Plugin[]) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: { program: "program.ts", library: "library.ts" },
    outdir: join(folder, "out"),
    bundle: true,
    splitting: true,
    format: "esm",
    metafile: true,
    write: false,
    plugins,
  });
  return { metafile, outputFiles };
}

/** The files that a program opens before it does anything, itself left out. */
function openedAtStart({ outputs }: Metafile): string[] {
  const seen = new Set<string>();
  const follow = (path: string) => {
    for (const { path: imported, kind } of outputs[path]!.imports) {
      if (kind !== "import-statement" || seen.has(imported)) continue;
      seen.add(imported);
      follow(imported);
    }
  };
  follow("out/program.js");
  return [...seen];
}

test("what a program always needs is one chunk, whatever else needs parts of it", async () => {
  expect(openedAtStart((await built([])).metafile).length).toBeGreaterThan(1);
  const { metafile } = await built([corePlugin(join(folder, "core.ts"))]);
  expect(openedAtStart(metafile)).toHaveLength(1);
});

test("what is loaded lazily stays so, and entry points export what they did", async () => {
  const { metafile, outputFiles } = await built([corePlugin(join(folder, "core.ts"))]);
  const [core] = openedAtStart(metafile);
  expect(Object.keys(metafile.outputs[core!]!.inputs).sort()).toEqual([
    "core.ts",
    "first.ts",
    "second.ts",
  ]);
  expect(metafile.outputs["out/library.js"]!.exports.sort()).toEqual(["default", "more"]);
  const lazy = Object.entries(metafile.outputs).filter(([path]) => path.includes("/lazy-"));
  expect(lazy.map(([, output]) => output.exports.sort())).toEqual([["default", "lazy"], ["lazy"]]);
  const program = outputFiles.find(({ path }) => path.endsWith("program.js"));
  expect(program?.text).toMatch(/^#!\/usr\/bin\/env node\n/);
});
