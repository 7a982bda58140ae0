import type { Tree } from "../tree/tree.ts";

/** A migration by its path: the app is the folder above. */
const MIGRATION =
  /^(?<folder>(?:.+\/)?(?<app>\w+)\/migrations)\/(?<number>\d{4})_(?<name>\w+)\.py$/;

interface Placed {
  target: string;
  text: string;
}

/**
 * Puts a migration behind those that its app has: its number follows theirs, and it depends on the last of them. Two
 * that depended on the same one would be two ends of the graph, with which `migrate` refuses to work. Where an
 * earlier plan has made it, it stays where it is. Any other file comes back as it was.
 *
 * @param target the path that a template becomes where the app has no migrations but ours
 */
export function placedMigration(target: string, text: string, tree: Tree): Placed {
  const { folder, app, number, name } = MIGRATION.exec(target)?.groups ?? {};
  if (!folder || !app || !number || !name) return { target, text };
  const known = namesIn(folder, tree);
  const made = known.find((other) => other.slice(5) === name);
  const before = made
    ? dependenciesOf(tree.read(`${folder}/${made}.py`), app)
    : leaves(known, folder, app, tree);
  if (before.length === 0) return { target, text };
  const own = made ?? `${numberAfter(known, number)}_${name}`;
  return { target: `${folder}/${own}.py`, text: depending(text, app, before) };
}

/** Names of the migrations in a folder, without their ending. */
function namesIn(folder: string, tree: Tree): string[] {
  const names = tree.list(folder).map((path) => path.slice(folder.length + 1));
  return names.filter((name) => /^\d{4}_\w+\.py$/.test(name)).map((name) => name.slice(0, -3));
}

/** The migrations of an app that no other one of it comes after or stands for. */
function leaves(names: readonly string[], folder: string, app: string, tree: Tree): string[] {
  const texts = names.map((name) => tree.read(`${folder}/${name}.py`));
  const followed = new Set(texts.flatMap((text) => dependenciesOf(text, app)));
  return names.filter((name) => !followed.has(name));
}

/** The migrations of an app that a text names: in `dependencies`, and in `replaces` of a squashed one. */
function dependenciesOf(text: string | undefined, app: string): string[] {
  return [...(text ?? "").matchAll(referenceTo(app))].map(([, name = ""]) => name);
}

function referenceTo(app: string): RegExp {
  return new RegExp(String.raw`\(\s*["']${app}["'],\s*["'](\w+)["'],?\s*\)`, "g");
}

function numberAfter(names: readonly string[], least: string): string {
  const last = Math.max(...names.map((name) => Number(name.slice(0, 4))));
  return String(Math.max(last + 1, Number(least))).padStart(4, "0");
}

/** A migration that depends on these of its own app, in place of the one that the template names. */
function depending(text: string, app: string, names: readonly string[]): string {
  const line = new RegExp(String.raw`^( *)\(["']${app}["'], ["']\w+["']\),\n`, "m");
  return text.replace(line, (_, indent: string) =>
    names.map((name) => `${indent}("${app}", "${name}"),\n`).join(""),
  );
}
