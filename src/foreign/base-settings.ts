import { dress } from "../dress/dress.ts";
import { Unknown } from "../project/evaluate/values.ts";
import { plain } from "../project/plain.ts";
import { environmentRuns } from "../project/setting-environments.ts";
import type { Settings } from "../project/settings.ts";
import type { FragmentStatement } from "../python/fragment.ts";
import {
  addBackend,
  addContextProcessor,
  addMiddleware,
  addSetting,
  installApps,
  type MiddlewarePlace,
} from "../wiring/index.ts";
import { MIDDLEWARE_ORDER } from "../wiring/middleware-order.ts";
import { mergeInto, reread } from "../wiring/wiring.ts";
import type { Ground } from "./ground.ts";
import { asReader, readable, readerOf, withoutReader } from "./reading.ts";
import { codeOf, partsOf, stringsIn } from "./statements.ts";

/**
 * Merges what all environments get. Apps, middleware and context processors are added to the lists there are; a setting that
 * is there stays as it is, unless the feature says that it builds on it.
 *
 * @param how names of settings that are added to where they are there; whether what production alone has is enough
 */
export async function mergeBase(
  ground: Ground,
  fragment: string,
  reason: string,
  { extended, enoughInProduction }: { extended: readonly string[]; enoughInProduction: boolean },
): Promise<void> {
  const wiring = { ...ground.wiring, reason };
  const { source, imports, statements, release } = partsOf(fragment);
  try {
    const rest: FragmentStatement[] = [];
    const isSet = (name: string) => reread(wiring).settings?.places.has(name) ?? false;
    for (const statement of statements) {
      const { base, value, kind } = statement.shape;
      const all = stringsIn(source, value);
      const items = enoughInProduction
        ? all.filter((item) => !isOfProduction(ground, base, item, reason))
        : all;
      if (kind !== "assign") rest.push(statement);
      else if (base === "MIDDLEWARE")
        for (const item of items) addMiddleware(wiring, item, placeOf(ground, item, items));
      else if (base === "INSTALLED_APPS") installApps(wiring, items);
      else if (base === "AUTHENTICATION_BACKENDS" && isSet(base))
        for (const item of items.filter((one) => !one.startsWith("django.")))
          addBackend(wiring, item, item === items[0] ? "first" : "last");
      else if (base === "TEMPLATES")
        for (const item of items.filter((one) => /\.context_processors\./.test(one)))
          addContextProcessor(wiring, item);
      else rest.push(statement);
    }
    const project = reread(wiring);
    const fresh = rest.filter((statement) => {
      const { base, item, kind } = statement.shape;
      const isName = kind === "assign" && item === base;
      const place = isName ? project.settings?.places.get(base)?.at(-1) : undefined;
      // What adds to a configuration is none by itself.
      if (!place && base === "LOGGING") return /["']version["']\s*:/.test(statement.snippet);
      if (!place || extended.includes(base)) return true;
      ground.kept.push({ what: base, path: place.path, reason });
      return false;
    });
    const code = codeOf(fresh, imports);
    if (!code) return;
    const reader = readerOf(project);
    const read = reader ? asReader(reader, code, project) : withoutReader(code);
    const { conventions } = ground.draft.site;
    addSetting(wiring, await dress(readable(ground, read), conventions));
  } finally {
    release();
  }
}

/** Whether a server has an app or a middleware already that development goes without. */
function isOfProduction({ kept, layout }: Ground, name: string, item: string, reason: string) {
  const { project, production } = layout;
  if (name !== "MIDDLEWARE" && name !== "INSTALLED_APPS") return false;
  const has = (settings: Settings | undefined) => {
    const value = settings?.values.get(name);
    const items = value === undefined ? undefined : plain(value);
    return Array.isArray(items) && items.includes(item);
  };
  if (has(project.settings)) return false;
  const served = environmentRuns(project).find((run) => run.name === "production")?.settings;
  if (!has(served)) return false;
  const path = served?.places.get(name)?.at(-1)?.path ?? production.path;
  kept.push({ what: name, path, reason });
  return true;
}

/** Merges what one environment gets that has a module of its own; nothing where it has none. */
export async function mergeEnvironment(
  ground: Ground,
  path: string | undefined,
  fragment: string,
  reason: string,
): Promise<void> {
  if (path === undefined) return;
  const { conventions } = ground.draft.site;
  const code = await dress(readable(ground, fragment), conventions);
  mergeInto({ ...ground.wiring, reason }, path, code);
}

/** By the table of our own projects: behind all that stand before it there, and before all others. */
function placeOf(
  { order, words, wiring }: Ground,
  item: string,
  items: readonly string[],
): MiddlewarePlace {
  const known = MIDDLEWARE_ORDER.map((one) => ({ name: words(one), ours: one }));
  const ours = known.find(({ name }) => name === item)?.ours ?? item;
  const others = known.filter(({ name }) => !items.includes(name));
  const beside = (isBefore: boolean) =>
    others.flatMap(({ name, ours: other }) => {
      const compared = order.compare("MIDDLEWARE", other, ours);
      return compared !== undefined && compared !== 0 && compared < 0 === isBefore ? [name] : [];
    });
  const { middleware } = reread(wiring);
  const after = beside(true);
  const last = Math.max(-1, ...after.map((name) => middleware.indexOf(name)));
  // Where they stand otherwise than ours, what has to come first decides.
  return { after, before: beside(false).filter((name) => middleware.indexOf(name) > last) };
}

/** Where static files go, where a setting is there that says nothing of it. */
export function inPlaceOfEmpty({ layout }: Ground, text: string): string | undefined {
  const { project } = layout;
  const isEmpty = project.settings?.places.has("STATIC_ROOT") && !project.setting("STATIC_ROOT");
  const isUnknown = project.settings?.values.get("STATIC_ROOT") instanceof Unknown;
  return isEmpty && !isUnknown ? /^STATIC_ROOT = .*$/m.exec(text)?.[0] : undefined;
}
