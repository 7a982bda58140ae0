import { extended, placeOfSetting, SettingLists } from "./setting-lists.ts";
import { type Answer, leave, reread, tryWrite, type Wiring } from "./wiring.ts";

const SETTING = "AUTHENTICATION_BACKENDS";

/** Adds an authentication backend before all others, which are asked in turn, or behind them. */
export function addBackend(w: Wiring, dotted: string, at: "first" | "last"): Answer {
  const backends = (project: Wiring["project"]) => {
    const value = project.setting(SETTING);
    return Array.isArray(value) ? (value as unknown[]) : [];
  };
  const now = reread(w);
  if (backends(now).includes(dotted)) return "already";
  const lists = new SettingLists(now);
  try {
    for (const list of lists.of(SETTING)) {
      const index = at === "first" ? 0 : list.elements.length;
      const text = extended(now, list, index, [JSON.stringify(dotted)]);
      const holds = (project: Wiring["project"]) =>
        backends(project).at(at === "first" ? 0 : -1) === dotted;
      if (tryWrite(w, list.path, text, holds)) return "changed";
    }
  } finally {
    lists.release();
  }
  const { path, where } = placeOfSetting(now, SETTING);
  return leave(w, path, `"${dotted}",`, `${SETTING} cannot be edited safely${where}: add it ${at}`);
}
