import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Puts the texts of `src/explain/data/` into the bundle, in place of reading them from disk. */
export const explanationsPlugin = {
  name: "explanations",
  setup(build) {
    build.onLoad({ filter: /[\\/]explain[\\/]texts\.ts$/ }, async ({ path }) => {
      const folder = join(dirname(path), "data");
      const files = (await readdir(folder)).filter((name) => name.endsWith(".md"));
      const texts = await Promise.all(
        files.map(async (name) => {
          const text = await readFile(join(folder, name), "utf8");
          return [name.slice(0, -".md".length), text.replaceAll("\r\n", "\n")];
        }),
      );
      const table = JSON.stringify(Object.fromEntries(texts));
      const names = JSON.stringify(["django", "packages", "codes"]);
      return {
        contents: `export const TEXTS = ${names}; export const explanationText = (name) => (${table})[name];`,
      };
    });
  },
};
