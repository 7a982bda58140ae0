import { dress } from "../dress/dress.ts";
import { addMiddleware, addSetting } from "../wiring/index.ts";
import { mergeInto, reread } from "../wiring/wiring.ts";
import { dotted } from "./layout.ts";
import type { PartGround } from "./part.ts";

const THRESHOLD = "# Queries that take longer than this are logged.\nSLOW_QUERY_SECONDS = 0.1\n";

/**
 * Puts the middleware first: into the settings of development, or else into those of all, where it takes itself out
 * unless DEBUG is on.
 */
export async function planProfiling({ layout, wiring, draft }: PartGround): Promise<void> {
  const w = { ...wiring, reason: "profiling" };
  const name = dotted(layout.shared.module, "profiling.QueryProfileMiddleware");
  const { development, used } = layout;
  if (reread(w).middleware.includes(name)) return;
  if (development?.path === used.path) {
    const before = w.changes.read(development.path) ?? "";
    const code = `MIDDLEWARE = [${JSON.stringify(name)}, *MIDDLEWARE]\n\n${THRESHOLD}`;
    const written = mergeInto(w, development.path, await dress(code, draft.site.conventions));
    if (written === "changed" && reread(w).middleware[0] === name) return;
    w.changes.write(development.path, before, w.reason);
  }
  addMiddleware(w, name, { at: "first" });
  addSetting(w, await dress(THRESHOLD, draft.site.conventions));
}
