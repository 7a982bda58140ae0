import { createHash } from "node:crypto";
import * as esbuild from "esbuild";

/** Our two programs. */
const PROGRAMS = ["create-django-expert", "django-expert"];

/**
 * The files that users run or import, by their paths in `dist/`: the programs, and a module of Node's for each
 * library, whose chunk is loaded by the same loader.
 *
 * @param root the project's folder
 * @param libraries names of chunks, each with the names that it exports
 * @param chunks the chunks' texts by their paths: what tells builds apart
 */
export async function entryPoints(root, libraries, chunks) {
  const hash = createHash("sha256");
  for (const [path, text] of [...chunks].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\0${text}\0`);
  }
  const build = hash.digest("hex").slice(0, 16);
  const files = await Promise.all(
    PROGRAMS.map(async (program) => [
      `bin/${program}.js`,
      `#!/usr/bin/env node\n${await bundled(
        root,
        `import { join } from "node:path";
        import { launch } from "./src/start/launch.ts";
        void launch(${JSON.stringify(program)}, join(__dirname, ".."), ${JSON.stringify(build)});`,
      )}`,
    ]),
  );
  const loader = await bundled(
    root,
    `import { Chunks } from "./src/start/chunks.ts";
    const chunks = new Chunks(__dirname);
    export const load = (name) => chunks.load(name);`,
  );
  return [
    ...files,
    // As CommonJS a program starts 5 ms sooner.
    ["bin/package.json", `${JSON.stringify({ type: "commonjs" })}\n`],
    ["load.cjs", loader],
    ...Object.entries(libraries).map(([name, exports]) => [`${name}.js`, library(name, exports)]),
  ];
}

async function bundled(root, contents) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    write: false,
  });
  return outputFiles[0].text;
}

function library(name, exports) {
  const lines = exports.map((one) =>
    one === "default" ? "export default chunk.default;" : `export const ${one}=chunk.${one};`,
  );
  return `import loader from"./load.cjs";\nconst chunk=loader.load("${name}.cjs");\n${lines.join("\n")}\n`;
}
