import { tsImport } from "tsx/esm/api";

/** Puts the index of all topics into the bundle: `src/references/stored-index.ts` becomes what it comes to, as JSON. */
export const referencesPlugin = {
  name: "references",
  async setup(build) {
    const modules = await tsImport("./references-index.ts", import.meta.url);
    const text = JSON.stringify(modules.indexJson());

    build.onLoad({ filter: /[\\/]references[\\/]stored-index\.ts$/ }, () => ({
      contents: `export const storedIndex = ${text};`,
    }));
  },
};
