import type { Project } from "../project/project.ts";
import { place } from "../python/place.ts";
import { engineLists, isDjangos } from "./engine-lists.ts";
import { extended, placeOfSetting, SettingLists } from "./setting-lists.ts";
import { type Answer, leave, reread, tryWrite, type Wiring } from "./wiring.ts";

const KEY = "context_processors";

/** Adds a context processor to the engine that renders Django's templates. */
export function addContextProcessor(w: Wiring, dotted: string): Answer {
  const now = reread(w);
  if (processors(now).includes(dotted)) return "already";
  const lists = new SettingLists(now);
  try {
    for (const list of engineLists(now, lists, KEY)) {
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
