import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

const NAMESPACE = "with-core";

/**
 * Makes one chunk of a module and all that it imports: whatever is loaded lazily, and every entry point, imports it too.
 * Otherwise modules are cut into chunks by which of them are reached from where, and making a project would
 * open forty files, which takes longer than all that it does with them.
 *
 * @param core its absolute path; it must do nothing when it is imported
 */
export function corePlugin(core) {
  return {
    name: "core",
    setup(build) {
      const { absWorkingDir, entryPoints } = build.initialOptions;
      const entries = Object.values(entryPoints).map((path) => resolve(absWorkingDir, path));
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) =>
        entries.includes(path)
          ? { contents: withImport(await readFile(path, "utf8")), loader: "ts" }
          : undefined,
      );
      build.onResolve({ filter: /^\..*\.ts$/ }, ({ kind, importer, path }) =>
        kind === "dynamic-import"
          ? { path: join(dirname(importer), path), namespace: NAMESPACE }
          : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, async ({ path }) => {
        const module = JSON.stringify(path);
        // A star leaves the default out.
        const hasDefault = /^export (default\b|\{[^}]*\bdefault\b)/m.test(
          await readFile(path, "utf8"),
        );
        const contents = `export * from ${module};${hasDefault ? `export { default } from ${module};` : ""}`;
        return { contents: withImport(contents), resolveDir: dirname(path) };
      });
    },
  };

  function withImport(source) {
    // At the end: a first line that starts a program for the shell stays the first.
    return `${source}\nimport ${JSON.stringify(core)};\n`;
  }
}
