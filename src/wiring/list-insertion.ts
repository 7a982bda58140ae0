import { List } from "../project/evaluate/values.ts";
import type { Project } from "../project/project.ts";
import type { SettingLists } from "./setting-lists.ts";

/** Where an item goes in a list that is made already: beside another one, or to an end. */
export type Spot = { behind: string } | { before: string } | { at: "first" | "last" };

/**
 * A file of the settings with a statement that puts an item into a list, behind those that make and change it there;
 * undefined where none does, or what they make is no list.
 */
export function withInsertion(
  project: Project,
  lists: SettingLists,
  { path, setting, item, spot }: { path: string; setting: string; item: string; spot: Spot },
): { path: string; text: string } | undefined {
  const { settings, tree } = project;
  const value = settings?.values.get(setting);
  if (!(value instanceof List) || value.kind !== "list") return undefined;
  const rows = (settings?.places.get(setting) ?? [])
    .filter((place) => place.path === path)
    .map(({ line }) => line - 1);
  const source = lists.source(path);
  const changes = new RegExp(`^${setting}\\s*(?:\\.\\w+\\(|\\+=)`);
  const statement = source.root.namedChildren.findLast(
    (node) =>
      changes.test(source.of(node)) ||
      rows.some((row) => node.startPosition.row <= row && node.endPosition.row >= row),
  );
  if (!statement) return undefined;
  const { eol, quote, text, unit } = source;
  const end = text.indexOf("\n", statement.endIndex);
  const at = end === -1 ? text.length : end + 1;
  const quoted = (name: string) => `${quote}${name}${quote}`;
  const code = insertion(setting, quoted(item), spot, { quoted, unit }).replaceAll("\n", eol);
  const bom = tree.read(path)?.startsWith("\uFEFF") ? "\uFEFF" : "";
  const start = end === -1 ? text + eol : text.slice(0, at);
  return { path, text: `${bom}${start}${code}${text.slice(at)}` };
}

function insertion(
  setting: string,
  item: string,
  spot: Spot,
  { quoted, unit }: { quoted: (name: string) => string; unit: string },
): string {
  if ("at" in spot)
    return spot.at === "first" ? `${setting}.insert(0, ${item})\n` : `${setting}.append(${item})\n`;
  const index =
    "behind" in spot
      ? `${setting}.index(${quoted(spot.behind)}) + 1`
      : `${setting}.index(${quoted(spot.before)})`;
  return `${setting}.insert(\n${unit}${index},\n${unit}${item},\n)\n`;
}
