import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

const NAMESPACE = "templates";

/**
 * Puts templates into the bundle in place of the folder on disk: `src/render/store.ts` becomes a store with
 * templates precompiled, so that a run compiles nothing.
 */
export function templatesPlugin(root) {
  return {
    name: "templates",
    async setup(build) {
      const modules = await tsImport("./template-modules.ts", import.meta.url);
      const resolveDir = fileURLToPath(new URL("../../src/render", import.meta.url));

      build.onResolve({ filter: /^\.\/store\.ts$/ }, ({ importer }) =>
        /[\\/]render[\\/]templates\.ts$/.test(importer)
          ? { path: "store", namespace: NAMESPACE }
          : undefined,
      );
      build.onResolve({ filter: /^templates:/ }, ({ path }) => ({
        path: path.slice("templates:".length),
        namespace: NAMESPACE,
      }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: path === "store" ? modules.storeModule(root) : modules.groupModule(root, path),
        resolveDir,
      }));
    },
  };
}
