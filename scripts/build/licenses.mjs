import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** The licences of the packages in the bundle, as they ask: a text for each, by name. */
export async function licenses(root, metafile) {
  const names = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const name = /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (name) names.add(name);
  }
  const texts = await Promise.all(
    [...names].sort().map(async (name) => {
      const folder = join(root, name);
      const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
      const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? await readFile(join(folder, file), "utf8") : `License: ${license}`;
      return `${name.slice(name.lastIndexOf("node_modules/") + 13)} ${version}\n\n${text.trim()}\n`;
    }),
  );
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}
