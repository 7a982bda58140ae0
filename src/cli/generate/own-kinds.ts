import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { KindEntry } from "../../components/generator.ts";

/** What a repository's own generators are written in, as plop knows them. */
const PLOPFILES = ["plopfile.js", "plopfile.mjs", "plopfile.cjs"].map((name) =>
  join(".django-expert", name),
);

/** The plopfile of the repository that a folder is in; undefined where it has none. */
function ownPlopfile(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = PLOPFILES.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined || folder === dirname(folder)) return found;
  }
}

/**
 * The generators of the repository that a folder is in, as kinds. They come before ours of the same name.
 *
 * @throws Failure where the plopfile cannot be loaded
 */
export async function ownKinds(from: string): Promise<readonly KindEntry[]> {
  const plopfile = ownPlopfile(from);
  if (plopfile === undefined) return [];
  const { kindsOfPlopfile } = await import("./plop-kinds.ts");
  return kindsOfPlopfile(plopfile);
}
