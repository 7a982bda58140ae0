import type { InstalledApp } from "../project/apps.ts";
import { place } from "../python/place.ts";
import type { Project } from "../project/project.ts";
import type { Addition } from "../python/list-literals.ts";
import {
  leaveCopies,
  placeOfSetting,
  extendedAt,
  type SettingList,
  SettingLists,
} from "./setting-lists.ts";
import { summed } from "./settings.ts";
import { type Answer, leave, reread, tryWrite, type Wiring } from "./wiring.ts";

export interface InstallOptions {
  /** Before the other apps of the repository, whose modules may need it while they are loaded; behind them by default. */
  first?: boolean;
}

/**
 * Adds an app to the list in which those of its kind stand (of the repository, of packages), written as they are: by
 * its module, or by the path of its AppConfig where `apps.py` of the app has one.
 *
 * @param entry the module of the app, or the path of its AppConfig
 */
export function installApp(w: Wiring, entry: string, options: InstallOptions = {}): Answer {
  return installApps(w, [entry], options);
}

/** As `installApp`, of several apps: what the settings make of them is read once for all. */
export function installApps(
  w: Wiring,
  given: readonly string[],
  { first = false }: InstallOptions = {},
): Answer {
  const now = reread(w);
  const modules = new Set(now.installedApps.map(({ module }) => module));
  const known = new Set(now.installedApps.map(({ entry }) => entry));
  const missing = [...new Set(given)].filter(
    (entry) => !modules.has(moduleOf(entry)) && !known.has(entry),
  );
  if (missing.length === 0) return "already";
  const written = missing.map((entry) => {
    const module = moduleOf(entry);
    return entry === module ? inStyle(w, module, now.localApps) : entry;
  });
  if (addToList(w, now, written, first)) return "changed";
  if (written.length > 1) return summed(written.map((entry) => installApp(w, entry, { first })));
  const { path, where } = placeOfSetting(now, "INSTALLED_APPS");
  return leave(
    w,
    path,
    written.map((entry) => `"${entry}",`).join("\n"),
    `INSTALLED_APPS is computed${where}: add it to what it is made of`,
  );
}

/** Adds entries to the best of the lists that has them installed then: beside those of their kind. */
function addToList(w: Wiring, now: Project, written: readonly string[], first: boolean): boolean {
  const ofPackages = written.every((entry) => isOfPackage(w, moduleOf(entry)));
  const entries = new Set(ofPackages ? packagesAmong(now) : now.localApps.map((app) => app.entry));
  const lists = new SettingLists(now);
  try {
    const all = lists.ownOf("INSTALLED_APPS", written);
    for (const list of ranked(all, entries, ofPackages ? OF_PACKAGES : OF_REPOSITORY)) {
      const text = extendedAt(now, list, additionsTo(w, list, written, { entries, first }));
      const isThere = tryWrite(w, list.path, text, ({ installedApps }) => {
        const steady = new Set(installedApps.flatMap((app) => (app.conditional ? [] : app.entry)));
        return written.every((entry) => steady.has(entry));
      });
      if (!isThere) continue;
      for (const entry of written) leaveCopies(w, now, "INSTALLED_APPS", entry);
      return true;
    }
  } finally {
    lists.release();
  }
  return false;
}

const OF_REPOSITORY = /LOCAL|PROJECT|OWN|OUR|CUSTOM/;
const OF_PACKAGES = /THIRD|EXTERNAL|VENDOR|PACKAGE|LIB/;

/** Whether an app is of a package that is installed: the repository has no code of it. */
function isOfPackage({ changes, project }: Wiring, module: string): boolean {
  const folder = module.split(".")[0]!;
  const isOurs = project.localApps.some((app) => app.module.split(".")[0] === folder);
  const roots = ["", project.root && `${project.root}/`, "src/"];
  return !isOurs && roots.every((root) => changes.list(`${root}${folder}`).length === 0);
}

/** The apps of packages, where they stand together: behind them is no place where they are anywhere. */
function packagesAmong({ installedApps, localApps }: Project): string[] {
  const locals = new Set(localApps.map(({ entry }) => entry));
  const isOther = (entry: string) => !locals.has(entry) && !entry.startsWith("django.");
  const all = installedApps.map(({ entry }) => entry);
  // What has to stand before an app of Django says nothing of where others go.
  const behind = all.slice(all.findLastIndex((entry) => entry.startsWith("django.")) + 1);
  const packages = behind.filter(isOther);
  return packages.length > 0 ? packages : [...locals];
}

/** The lists, that of the apps of the same kind first. */
function ranked(
  lists: readonly SettingList[],
  entries: ReadonlySet<string>,
  named: RegExp,
): SettingList[] {
  const count = ({ elements }: SettingList) =>
    elements.filter(({ item }) => entries.has(item)).length;
  const isNamedForIt = ({ name, elements }: SettingList) =>
    Number(elements.length === 0 && named.test(name));
  const isSpecial = (list: SettingList) => Number(list.conditional || list.isOfEnvironment);
  return lists.toSorted(
    (a, b) =>
      isSpecial(a) - isSpecial(b) || count(b) - count(a) || isNamedForIt(b) - isNamedForIt(a),
  );
}

/** Where each entry goes, if they are added one after the other. */
function additionsTo(
  w: Wiring,
  { elements }: SettingList,
  written: readonly string[],
  { entries, first }: { entries: ReadonlySet<string>; first: boolean },
): Addition[] {
  const items: { item: string; isNew: boolean }[] = elements.map(({ item }) => ({
    item,
    isNew: false,
  }));
  const own = new Set(entries);
  for (const entry of written) {
    items.splice(indexIn(w, items, entry, { entries: own, first }), 0, {
      item: entry,
      isNew: true,
    });
    own.add(entry);
  }
  const additions: { index: number; codes: string[] }[] = [];
  let index = 0;
  for (const { item, isNew } of items) {
    if (!isNew) index++;
    else if (additions.at(-1)?.index === index) additions.at(-1)!.codes.push(JSON.stringify(item));
    else additions.push({ index, codes: [JSON.stringify(item)] });
  }
  return additions;
}

/** The module of an entry: what stands before the AppConfig, and before `apps`. */
function moduleOf(entry: string): string {
  return entry.replace(/(?:\.apps)?\.[A-Z]\w*$/, "");
}

/** The entry as most of the other apps have theirs. */
function inStyle(w: Wiring, module: string, locals: readonly InstalledApp[]): string {
  const configs = locals.filter(({ entry }) => /\.[A-Z]\w*$/.test(entry)).length;
  if (configs * 2 <= locals.length) return module;
  const { root } = w.project;
  const folder = module.replaceAll(".", "/");
  const path = [
    root && `${root}/${folder}/apps.py`,
    `${folder}/apps.py`,
    `src/${folder}/apps.py`,
  ].find((one) => one && w.changes.exists(one));
  const config = /^class (\w+)\(.*AppConfig\b.*\):/m.exec(
    (path && w.changes.read(path)) || "",
  )?.[1];
  return config ? `${module}.apps.${config}` : module;
}

/** Behind the other apps of its kind, or at its place among them where they are sorted. */
function indexIn(
  w: Wiring,
  elements: readonly { item: string }[],
  entry: string,
  { entries, first }: { entries: ReadonlySet<string>; first: boolean },
): number {
  const known = place(elements, ({ item }) => w.order.compare("INSTALLED_APPS", item, entry));
  if (known !== undefined) return known;
  const own = elements.flatMap(({ item }, index) => (entries.has(item) ? [{ item, index }] : []));
  const last = own.at(-1);
  if (!last) return elements.length;
  if (first) return own[0]!.index;
  const isRun = last.index - own[0]!.index === own.length - 1;
  const isSorted = own.every(({ item }, at) => at === 0 || own[at - 1]!.item < item);
  if (own.length < 3 || !isRun || !isSorted) return last.index + 1;
  return own.find(({ item }) => item > entry)?.index ?? last.index + 1;
}
