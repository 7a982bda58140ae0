import { asImported } from "../dress/as-imported.ts";
import { dress } from "../dress/dress.ts";
import type { Place } from "../project/conventions/place.ts";
import { assembled } from "../python/assemble.ts";
import { mergePython } from "../python/merge.ts";
import { exportName, type Wiring } from "../wiring/index.ts";
import { baseOfTests } from "./base-of-tests.ts";
import { namesIn, type QueuedModule } from "./queued-module.ts";
import type { Site } from "./site.ts";

interface WriteOptions {
  site: Site;
  wiring: Wiring;
  /** The top-level packages of the repository. */
  firstParty: readonly string[];
}

/**
 * Puts code together, dresses it in the style of the repository, and writes it as a module or merges it into the one
 * that is there. What cannot be merged is left to do by hand.
 */
export async function writeModule(
  { place, codes, isTest }: QueuedModule,
  { site, wiring, firstParty }: WriteOptions,
): Promise<void> {
  const { changes, order, reason } = wiring;
  const { path, exportIn } = place;
  const options = { firstParty };
  const source = changes.read(path);
  const isWhole = source === undefined || source.trim() === "";
  const sorted = assembled(codes, order, options) ?? mergePython("", codes, order, options).text;
  const worded = isWhole ? sorted : asImported(sorted, source, place);
  const dressed = await dress(worded, site.conventions, {
    isTest,
    isWhole,
    base: isTest ? baseOfTests(place, site) : undefined,
    isSorted: worded === sorted,
    ...options,
  });
  if (isWhole) changes.write(path, dressed, reason);
  else {
    const { text, unsupported } = mergePython(source, [dressed], order, options);
    changes.write(path, text, reason);
    for (const left of unsupported) changes.manual(path, left.snippet, left.reason);
  }
  makePackages(place, site, wiring);
  if (exportIn) {
    for (const name of namesIn(dressed)) exportName(wiring, exportIn.path, exportIn.from, name);
  }
}

/** Folders that hold modules are packages, as long as the app itself is one. */
function makePackages({ path, also = [] }: Place, site: Site, { changes, reason }: Wiring): void {
  for (const file of also) if (!changes.exists(file)) changes.write(file, "", reason);
  const app = site.appAround(path);
  if (!app || !changes.exists(`${app.path}/__init__.py`)) return;
  const inner = path
    .slice(app.path.length + 1)
    .split("/")
    .slice(0, -1);
  inner.forEach((_, index) => {
    const init = [app.path, ...inner.slice(0, index + 1), "__init__.py"].join("/");
    if (!changes.exists(init)) changes.write(init, "", reason);
  });
}
