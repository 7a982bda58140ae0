import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * The type declarations of the library, by their paths below `dist/`. They are written even where types do not
 * check: that is for `npm run typecheck` to say.
 */
export async function declarations(root) {
  const folder = await mkdtemp(join(root, "node_modules", ".types-"));
  try {
    const project = join(folder, "tsconfig.json");
    const out = join(folder, "out");
    const compilerOptions = {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: root,
      outDir: out,
    };
    await writeFile(
      project,
      JSON.stringify({
        extends: join(root, "tsconfig.json"),
        include: [],
        files: ["src/index.ts", "src/plopfile.ts"].map((path) => join(root, path)),
        compilerOptions,
      }),
    );
    await promisify(execFile)(process.execPath, [compiler(), "--project", project]).catch(
      (error) => {
        // The compiler says on stdout what does not check; anything else is a failure to run it.
        if (!error.stdout) throw error;
      },
    );
    const paths = (await readdir(out, { recursive: true })).filter((path) =>
      path.endsWith(".d.ts"),
    );
    return Promise.all(
      paths.map(async (path) => {
        const text = await readFile(join(out, path), "utf8");
        return [
          `types/${path.replaceAll("\\", "/")}`,
          text.replace(/(["']\.{1,2}\/[^"']+)\.ts(["'])/g, "$1.js$2"),
        ];
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

function compiler() {
  const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
  return join(manifest, "../bin/tsc");
}
