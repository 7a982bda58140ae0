import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

const NAMESPACE = "prepared";

/**
 * Puts the plans of the presets into the bundle: `src/recipes/prepared-plans.ts` becomes a table of what `create` would
 * compose for them, each plan a module that is loaded when it is asked for.
 */
export const preparedPlugin = {
  name: "prepared",
  async setup(build) {
    const modules = await tsImport("./prepared-modules.ts", import.meta.url);
    const prepared = await modules.preparedPresets();
    const resolveDir = fileURLToPath(new URL("../../src/recipes", import.meta.url));

    build.onLoad({ filter: /[\\/]recipes[\\/]prepared-plans\.ts$/ }, () => ({
      contents: modules.plansModule(prepared),
      resolveDir,
    }));
    build.onResolve({ filter: /^prepared:/ }, ({ path }) => ({
      path: path.slice("prepared:".length),
      namespace: NAMESPACE,
    }));
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: modules.planModule(prepared.find(({ preset }) => preset === path)),
    }));
  },
};
