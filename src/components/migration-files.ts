import { usage } from "../errors.ts";
import type { LocalApp } from "../project/apps.ts";
import type { ModelFacts, Site } from "./site.ts";

/** A migration of an app. */
export interface MigrationFile {
  /** The module: `0002_post_slug`. */
  name: string;
  path: string;
  text: string;
}

/** The folder of an app's migrations, as MIGRATION_MODULES or Django has it. */
export function migrationsFolder({ project, tree }: Site, app: LocalApp): string {
  const modules = project.setting("MIGRATION_MODULES");
  const given =
    typeof modules === "object" && modules !== null
      ? (modules as Readonly<Record<string, unknown>>)[app.label]
      : undefined;
  if (typeof given !== "string") return app.path ? `${app.path}/migrations` : "migrations";
  const below = given.replaceAll(".", "/");
  const roots = [...new Set([project.root, "", "src"])].map((root) =>
    root ? `${root}/${below}` : below,
  );
  return roots.find((folder) => tree.exists(`${folder}/__init__.py`)) ?? roots[0]!;
}

/** The migrations of an app, by name. */
export function migrationsOf(site: Site, app: LocalApp): MigrationFile[] {
  const folder = migrationsFolder(site, app);
  return site.tree
    .list(folder)
    .filter((path) => path.endsWith(".py") && path.lastIndexOf("/") === folder.length)
    .map((path) => ({ path, name: path.slice(folder.length + 1, -".py".length) }))
    .filter(({ name }) => !/^[_~]/.test(name))
    .flatMap(({ path, name }) => {
      const text = site.tree.read(path) ?? "";
      return /^class Migration\b/m.test(text) ? [{ path, name, text }] : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The migration that the next one of an app follows: the only one that no other of the app depends on, nor replaces.
 * Undefined where the app has none.
 *
 * @throws Failure (usage) where there are several: they have to be merged first
 */
export function leafOf(site: Site, app: LocalApp): MigrationFile | undefined {
  const all = migrationsOf(site, app);
  const replaced = new Set(all.flatMap(({ text }) => listed(text, "replaces", app.label)));
  const standing = all.filter(({ name }) => !replaced.has(name));
  const followed = new Set(standing.flatMap(({ text }) => listed(text, "dependencies", app.label)));
  for (const { name, text } of all) {
    // What a squashed migration replaces is followed by whatever follows that.
    const inner = listed(text, "replaces", app.label);
    if (inner.some((one) => followed.has(one))) followed.add(name);
  }
  const leaves = standing.filter(({ name }) => !followed.has(name));
  if (leaves.length <= 1) return leaves[0];
  throw usage(
    "several-leaves",
    `The migrations of ${app.label} have more than one end: ${leaves.map(({ name }) => name).join(", ")}.`,
    `Run python ${site.project.managePy ?? "manage.py"} makemigrations --merge ${app.label} first.`,
  );
}

/** The number of the migration after this one, with zeros: `0003`. */
export function nextNumber(site: Site, app: LocalApp): string {
  const numbers = migrationsOf(site, app).map(({ name }) => Number(/^\d+/.exec(name)?.[0] ?? 0));
  return String(Math.max(0, ...numbers) + 1).padStart(4, "0");
}

/** Whether a migration made the table of a model. */
export function isMigrated(site: Site, { app, names }: ModelFacts): boolean {
  const creates = new RegExp(`CreateModel\\(\\s*(?:name=)?["']${names.class}["']`, "i");
  return migrationsOf(site, app).some(({ text }) => creates.test(text));
}

/** Names of an app's migrations in a list of pairs: `("blog", "0001_initial")`. */
function listed(text: string, attribute: string, label: string): string[] {
  const start = new RegExp(`^\\s+${attribute}\\b[^=\\n]*=\\s*[\\[(]`, "m").exec(text);
  if (!start) return [];
  const from = start.index + start[0].length;
  const pairs = text.slice(from, closing(text, from)).matchAll(PAIR);
  return [...pairs].flatMap(([, app, name]) => (app === label && name ? [name] : []));
}

const PAIR = /\(\s*["'](\w+)["'],\s*["'](\w+)["'],?\s*\)/g;

/** Where the bracket closes that is open at a position. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if ("[(".includes(text.charAt(at))) depth++;
    else if ("])".includes(text.charAt(at)) && --depth === 0) return at;
  }
  return text.length;
}
