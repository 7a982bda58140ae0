import { stringValue } from "../python/text.ts";
import { isCollection } from "../python/collection.ts";
import { literalOf } from "../python/list-literals.ts";
import { place } from "../python/place.ts";
import type { Node } from "../python/parse.ts";
import type { Source } from "../python/source.ts";
import { extended, placeOfSetting, type SettingList, SettingLists } from "./setting-lists.ts";
import { type Answer, leave, reread, tryWrite, type Wiring } from "./wiring.ts";
import type { Project } from "../project/project.ts";

const KEY = "context_processors";

/** Adds a context processor to the engine that renders Django's templates. */
export function addContextProcessor(w: Wiring, dotted: string): Answer {
  const now = reread(w);
  if (processors(now).includes(dotted)) return "already";
  const lists = new SettingLists(now);
  try {
    for (const list of literals(now, lists)) {
      const index = place(list.elements, ({ item }) =>
        w.order.compare(`TEMPLATES.OPTIONS.${KEY}`, item, dotted),
      );
      const text = extended(now, list, index ?? list.elements.length, [JSON.stringify(dotted)]);
      if (tryWrite(w, list.path, text, (project) => processors(project).includes(dotted)))
        return "changed";
    }
  } finally {
    lists.release();
  }
  const { path, where } = placeOfSetting(now, "TEMPLATES");
  return leave(
    w,
    path,
    `"${dotted}",`,
    `The ${KEY} of TEMPLATES cannot be edited safely${where}: add it to them`,
  );
}

interface Engine {
  BACKEND?: unknown;
  OPTIONS?: Readonly<Record<string, unknown>>;
}

/** The context processors of Django's own engine. */
function processors(project: Project): readonly unknown[] {
  const value = project.setting("TEMPLATES");
  const engines = (Array.isArray(value) ? value : []) as (Engine | null)[];
  const engine = engines.find((one) => isDjangos(one?.BACKEND)) ?? engines[0];
  const found = engine?.OPTIONS?.[KEY];
  return Array.isArray(found) ? found : [];
}

const isDjangos = (backend: unknown): boolean =>
  typeof backend === "string" && backend.endsWith(".DjangoTemplates");

/** The literals that they stand in, Django's own engine first. */
function literals(project: Project, lists: SettingLists): SettingList[] {
  const found: (SettingList & { isDjangos: boolean })[] = [];
  const paths = (project.settings?.places.get("TEMPLATES") ?? []).map(({ path }) => path);
  for (const path of new Set(paths)) {
    const source = lists.source(path);
    for (const pair of source.root.descendantsOfType("pair")) {
      if (textAt(source, pair.childForFieldName("key")) !== KEY) continue;
      const value = pair.childForFieldName("value");
      const common = {
        path,
        name: KEY,
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
