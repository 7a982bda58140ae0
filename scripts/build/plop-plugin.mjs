import { readFile } from "node:fs/promises";

const IMPORT = "await import(pathToFileURL(";

/** Lets plop import plopfiles of users from a chunk: see `Meta` in src/start/chunks.ts. */
export const plopPlugin = {
  name: "plop",
  setup(build) {
    build.onLoad({ filter: /[\\/]node-plop[\\/]src[\\/]node-plop\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replace(IMPORT, "await import.meta.import(pathToFileURL(");
      if (contents === source) throw new Error("plop no longer imports plopfiles by their URL");
      return { contents };
    });
  },
};
