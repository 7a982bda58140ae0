// Builds dist/: the two commands and the library as one bundle of lazily loaded chunks, templates precompiled,
// plans of presets prepared, WebAssembly beside them, and type declarations. Chunks are CommonJS, which src/start
// loads with the code that V8 kept of them. It needs nothing but Node and the development dependencies.

import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

import { corePlugin } from "./build/core-plugin.mjs";
import { commonJs } from "./build/common-js.mjs";
import { entryPoints } from "./build/entry-points.mjs";
import { checkStartUp } from "./build/check-start-up.mjs";
import { publish } from "./build/publish.mjs";
import { licenses } from "./build/licenses.mjs";
import { explanationsPlugin } from "./build/explanations-plugin.mjs";
import { parserPlugin } from "./build/parser-plugin.mjs";
import { plopPlugin } from "./build/plop-plugin.mjs";
import { preparedPlugin } from "./build/prepared-plugin.mjs";
import { probesPlugin } from "./build/probes-plugin.mjs";
import { referencesPlugin } from "./build/references-plugin.mjs";
import { templatesPlugin } from "./build/templates-plugin.mjs";
import { declarations } from "./build/declarations.mjs";
import { DIST, ruffPlugin, wasmFiles } from "./build/wasm.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

const [bundle, types, wasm] = await Promise.all([
  esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      main: "src/cli/main.ts",
      index: "src/index.ts",
      plopfile: "src/plopfile.ts",
    },
    outdir: dist,
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    outExtension: { ".js": ".cjs" },
    platform: "node",
    target: "node20",
    // Names stay, so that a stack trace in a bug report can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    legalComments: "none",
    metafile: true,
    write: false,
    // The package's build for Node is CommonJS: three times as large, and twice as slow to load.
    alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
    plugins: [
      corePlugin(join(root, "src/cli/main.ts")),
      templatesPlugin(join(root, "templates")),
      preparedPlugin,
      probesPlugin,
      explanationsPlugin,
      referencesPlugin,
      ruffPlugin,
      plopPlugin,
      parserPlugin,
    ],
  }),
  declarations(root),
  wasmFiles(),
]);

checkStartUp(bundle.metafile, "src/cli/main.ts");

const chunks = new Map(
  await Promise.all(
    bundle.outputFiles.map(async ({ path, text }) => {
      const name = relative(dist, path).replaceAll("\\", "/");
      return [name, await commonJs(withPreamble(text, name))];
    }),
  ),
);
const libraries = Object.fromEntries(
  ["index", "plopfile"].map((name) => [name, bundle.metafile.outputs[`dist/${name}.cjs`].exports]),
);

const files = new Map([
  ...types,
  ...wasm,
  ...chunks,
  ...(await entryPoints(root, libraries, chunks)),
]);
files.set("licenses.txt", await licenses(root, bundle.metafile));

await publish(files, dist, (path) => /^bin\/.*\.js$/.test(path));

/** Gives a module the folder of the build, where it names that. */
function withPreamble(text, path) {
  const up = path.includes("/") ? "../" : "./";
  const folder = text.includes(DIST) ? `const ${DIST}=new URL("${up}",import.meta.url);` : "";
  return folder + text;
}
