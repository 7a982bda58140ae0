import type { Project } from "../project/project.ts";
import { isCollection } from "../python/collection.ts";
import { literalOf } from "../python/list-literals.ts";
import type { Node } from "../python/parse.ts";
import type { Source } from "../python/source.ts";
import { stringValue } from "../python/text.ts";
import type { SettingList, SettingLists } from "./setting-lists.ts";

/** The literals that a key of TEMPLATES stands in, Django's own engine first. */
export function engineLists(project: Project, lists: SettingLists, key: string): SettingList[] {
  const found: (SettingList & { isDjangos: boolean })[] = [];
  const paths = (project.settings?.places.get("TEMPLATES") ?? []).map(({ path }) => path);
  for (const path of new Set(paths)) {
    const source = lists.source(path);
    for (const pair of source.root.descendantsOfType("pair")) {
      if (textAt(source, pair.childForFieldName("key")) !== key) continue;
      const value = pair.childForFieldName("value");
      const common = {
        path,
        name: key,
        source,
        isOfEnvironment: false,
        isDjangos: isOfDjango(source, pair),
      };
      if (value?.type === "identifier") {
        const { isDjangos } = common;
        found.push(...lists.of(source.of(value)).map((list) => ({ ...list, isDjangos })));
      } else if (isCollection(value)) found.push({ ...literalOf(source, value), ...common });
    }
  }
  return found.sort((a, b) => Number(b.isDjangos) - Number(a.isDjangos));
}

/** Whether a name of an engine is that of Django's own. */
export const isDjangos = (backend: unknown): boolean =>
  typeof backend === "string" && backend.endsWith(".DjangoTemplates");

/** Whether an engine that an entry is of is Django's. */
function isOfDjango(source: Source, pair: Node): boolean {
  for (let node = pair.parent; node; node = node.parent) {
    if (node.type !== "dictionary") continue;
    const backend = node.namedChildren.find(
      (child) =>
        child.type === "pair" && textAt(source, child.childForFieldName("key")) === "BACKEND",
    );
    if (backend) return isDjangos(textAt(source, backend.childForFieldName("value")));
  }
  return false;
}

function textAt(source: Source, node: Node | null): string | undefined {
  return node?.type === "string" ? stringValue(source.of(node)) : undefined;
}
