import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Puts the Python programs of `src/verify/probe/` into the bundle, in place of reading them from disk. */
export const probesPlugin = {
  name: "probes",
  setup(build) {
    build.onLoad({ filter: /[\\/]verify[\\/]probe[\\/]sources\.ts$/ }, async ({ path }) => {
      const folder = dirname(path);
      const files = (await readdir(folder)).filter((name) => name.endsWith(".py"));
      const sources = await Promise.all(
        files.map(async (name) => {
          const text = await readFile(join(folder, name), "utf8");
          return [name.slice(0, -".py".length), text.replaceAll("\r\n", "\n")];
        }),
      );
      const table = JSON.stringify(Object.fromEntries(sources));
      return { contents: `export const probeSource = (name) => (${table})[name];` };
    });
  },
};
