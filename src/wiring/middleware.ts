import type { Project } from "../project/project.ts";
import { type Spot, withInsertion } from "./list-insertion.ts";
import {
  extended,
  leaveCopies,
  placeOfSetting,
  type SettingList,
  SettingLists,
} from "./setting-lists.ts";
import { type Answer, leave, reread, tryWrite, type Wiring } from "./wiring.ts";

/** Where a middleware goes among the others; at the end where nothing else is said, or is there. */
export interface MiddlewarePlace {
  /** Behind all of these that are there. */
  after?: readonly string[];
  /** Before all of these that are there. */
  before?: readonly string[];
  at?: "first" | "last";
}

/** Adds a middleware where it has to be for its work: what runs before it, and what after, shows when the settings are read. */
export function addMiddleware(w: Wiring, dotted: string, place: MiddlewarePlace = {}): Answer {
  const now = reread(w);
  if (now.middleware.includes(dotted)) return "already";
  const after = (place.after ?? []).filter((name) => now.middleware.includes(name));
  const before = (place.before ?? []).filter((name) => now.middleware.includes(name));
  const holds = (project: Project): boolean => {
    const at = project.middleware.indexOf(dotted);
    const index = (name: string) => project.middleware.indexOf(name);
    return (
      at !== -1 &&
      after.every((name) => index(name) < at) &&
      before.every((name) => index(name) > at)
    );
  };
  const { places } = now.settings ?? {};
  const setting =
    places?.has("MIDDLEWARE_CLASSES") && !places.has("MIDDLEWARE")
      ? "MIDDLEWARE_CLASSES"
      : "MIDDLEWARE";
  const lists = new SettingLists(now);
  try {
    const published = lists.publishedPart(setting, [dotted]);
    const candidates = lists.ownOf(setting, [dotted]);
    const wanted = { after, before, at: place.at };
    const edits = function* (): Generator<{ path: string; text: string }> {
      for (const { list, index } of spots(candidates, now.middleware, wanted, {
        // What of the list is elsewhere may have to stand behind or before.
        ends: published === undefined,
      }))
        yield { path: list.path, text: extended(now, list, index, [JSON.stringify(dotted)]) };
      const path = published && lists.ownPlace(setting, published);
      const spot = spotIn(now.middleware, wanted);
      const inserted = path && withInsertion(now, lists, { path, setting, item: dotted, spot });
      if (inserted) yield inserted;
    };
    for (const { path, text } of edits()) {
      if (!tryWrite(w, path, text, holds)) continue;
      leaveCopies(w, now, setting, dotted);
      return "changed";
    }
  } finally {
    lists.release();
  }
  const { path, where } = placeOfSetting(now, setting);
  return leave(
    w,
    path,
    `"${dotted}",`,
    `${setting} cannot be edited safely${where}: add it${told(after, before, place.at)}`,
  );
}

/** What has to be the very first, by its own documentation. */
const FIRST = /\.(?:UpdateCacheMiddleware|PrometheusBeforeMiddleware|TenantMainMiddleware)$/;

/** What has to be the very last, by its own documentation. */
const LAST = /\.(?:FetchFromCacheMiddleware|PrometheusAfterMiddleware|AxesMiddleware)$/;

/** What of the list a middleware has to be behind and before, where that is there, or else its end. */
interface Wanted {
  after: readonly string[];
  before: readonly string[];
  at: MiddlewarePlace["at"];
}

/** The last of those that it has to be behind, and the first of those that it has to be before. */
function neighbours(
  middleware: readonly string[],
  { after, before }: Wanted,
): { lastAfter: string | undefined; firstBefore: string | undefined } {
  const positions = (names: readonly string[]) => names.map((name) => middleware.indexOf(name));
  return {
    lastAfter: middleware[Math.max(...positions(after), -1)],
    firstBefore: before.length > 0 ? middleware[Math.min(...positions(before))] : undefined,
  };
}

/** The place in the list as a whole, whatever it is put together of. */
function spotIn(middleware: readonly string[], wanted: Wanted): Spot {
  const { lastAfter, firstBefore } = neighbours(middleware, wanted);
  if (lastAfter !== undefined) return { behind: lastAfter };
  if (firstBefore !== undefined) return { before: firstBefore };
  const end = wanted.at ?? "last";
  const others = end === "first" ? middleware : middleware.toReversed();
  const outermost = others.find((name) => !(end === "first" ? FIRST : LAST).test(name));
  if (outermost === undefined || outermost === others[0]) return { at: end };
  return end === "first" ? { before: outermost } : { behind: outermost };
}

/** The spots to try, the one that fits best first. */
function spots(
  candidates: readonly SettingList[],
  middleware: readonly string[],
  wanted: Wanted,
  { ends: hasEnds }: { ends: boolean },
): { list: SettingList; index: number }[] {
  const { at } = wanted;
  const { lastAfter, firstBefore } = neighbours(middleware, wanted);
  const beside = (name: string | undefined, offset: number) =>
    candidates.flatMap((list) => {
      const index = list.elements.findIndex(({ item }) => item === name);
      return name === undefined || index === -1 ? [] : [{ list, index: index + offset }];
    });
  const steady: readonly SettingList[] = candidates.filter(
    (list) => !list.conditional && !list.isOfEnvironment,
  );
  const ends = !hasEnds
    ? []
    : at === "first"
      ? steady.slice(0, 1).map((list) => ({
          list,
          index: Math.max(
            list.elements.findIndex(({ item }) => !FIRST.test(item)),
            0,
          ),
        }))
      : [...steady].reverse().map((list) => ({
          list,
          index: list.elements.findLastIndex(({ item }) => !LAST.test(item)) + 1,
        }));
  return [...beside(lastAfter, 1), ...beside(firstBefore, 0), ...ends];
}

function told(
  after: readonly string[],
  before: readonly string[],
  at: MiddlewarePlace["at"],
): string {
  if (after.length > 0) return ` behind ${after.join(", ")}`;
  if (before.length > 0) return ` before ${before.join(", ")}`;
  return at === "first" ? " as the first" : " at the end";
}
