// Builds dist/: the two commands and the library as one bundle of lazily loaded chunks, templates precompiled,
// plans of presets prepared, WebAssembly beside them, and type declarations. It needs nothing but Node and the
// development dependencies.

import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

import { corePlugin } from "./build/core-plugin.mjs";
import { checkStartUp } from "./build/check-start-up.mjs";
import { publish } from "./build/publish.mjs";
import { licenses } from "./build/licenses.mjs";
import { explanationsPlugin } from "./build/explanations-plugin.mjs";
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
      "bin/create-django-expert": "bin/create-django-expert.ts",
      "bin/django-expert": "bin/django-expert.ts",
      index: "src/index.ts",
      plopfile: "src/plopfile.ts",
    },
    outdir: dist,
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
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
    ],
  }),
  declarations(root),
  wasmFiles(),
]);

checkStartUp(bundle.metafile);

const files = new Map([...types, ...wasm]);
for (const output of bundle.outputFiles) {
  const path = relative(dist, output.path).replaceAll("\\", "/");
  files.set(path, withPreamble(output.text, path));
}
files.set("licenses.txt", await licenses(root, bundle.metafile));

await publish(files, dist, (path) => path.startsWith("bin/"));

/** Gives a module what CommonJS has and ESM lacks, where it is used. */
function withPreamble(text, path) {
  const up = path.includes("/") ? "../" : "./";
  const lines = [
    // esbuild's stand-in for `require` uses the real one where there is one. Made when a package calls it: the chunk of
    // the stand-in is loaded at every start.
    text.includes("Dynamic require of") &&
      'const require=(id)=>process.getBuiltinModule("node:module").createRequire(import.meta.url)(id);',
    text.includes(DIST) && `const ${DIST}=new URL("${up}",import.meta.url);`,
  ].filter(Boolean);
  const shebang = /^#!.*\n/.exec(text)?.[0] ?? "";
  return shebang + lines.join("") + text.slice(shebang.length);
}
