import { truth } from "../project/evaluate/logic.ts";
import { Dict, forced, List, Unknown, type Value } from "../project/evaluate/values.ts";
import { plain } from "../project/plain.ts";
import type { Sign } from "./sign.ts";
import type { Surroundings } from "./surroundings.ts";

/** An app in INSTALLED_APPS where the project is served: the module itself, or one within it. */
export function app(module: string): Sign {
  return installed(module, (surroundings) => [surroundings.production, surroundings.development]);
}

/** An app in INSTALLED_APPS in development. */
export function developmentApp(module: string): Sign {
  return installed(module, ({ development }) => [development]);
}

function installed(
  module: string,
  projects: (surroundings: Surroundings) => Surroundings["production"][],
): Sign {
  return (surroundings) => {
    const what = `${module} in INSTALLED_APPS`;
    for (const { installedApps } of projects(surroundings)) {
      const found = installedApps.find(
        (one) => one.module === module || one.module.startsWith(`${module}.`),
      );
      if (found)
        return { holds: true, what, place: surroundings.entryOf("INSTALLED_APPS", found.entry) };
    }
    return { holds: false, what, place: surroundings.placeOf("INSTALLED_APPS") };
  };
}

/**
 * A middleware where the project is served, behind and before others that are there.
 *
 * @param pattern its dotted name; or what such names look like, with `what` it does
 */
export function middleware(
  pattern: string | RegExp,
  {
    what: does,
    after = [],
    before = [],
  }: { what?: string; after?: readonly string[]; before?: readonly string[] } = {},
): Sign {
  return (surroundings) => {
    const all = surroundings.production.middleware;
    const fits = (name: string) =>
      typeof pattern === "string" ? name === pattern : pattern.test(name);
    const index = all.findIndex(fits);
    const name = typeof pattern === "string" ? pattern : `a middleware ${does ?? ""}`.trim();
    const what = `${name} in MIDDLEWARE`;
    if (index === -1) return { holds: false, what, place: surroundings.placeOf("MIDDLEWARE") };
    const place = surroundings.entryOf("MIDDLEWARE", all[index]!);
    const early = after.find((name) => all.indexOf(name) > index);
    if (early) return { holds: false, what: `${all[index]} behind ${early}`, place };
    const late = before.find((name) => all.includes(name) && all.indexOf(name) < index);
    if (late) return { holds: false, what: `${all[index]} before ${late}`, place };
    return { holds: true, what, place };
  };
}

/** A middleware in development, by what such names look like. */
export function developmentMiddleware(pattern: RegExp, does: string): Sign {
  return (surroundings) => {
    const { middleware, settings } = surroundings.development;
    const found = middleware.find((name) => pattern.test(name));
    const what = `${found ?? `a middleware ${does}`} in MIDDLEWARE`;
    const place = settings?.places.get("MIDDLEWARE")?.at(-1);
    return { holds: found !== undefined, what, place };
  };
}

/** A package that is asked for or locked. */
export function requirement(...names: string[]): Sign {
  return ({ development }) => {
    const name = names.find((one) => development.has(one));
    const path = name && development.packages.requested.get(name)?.path;
    const file = path ?? development.packages.files[0];
    return {
      holds: name !== undefined,
      what: `${names[0]} among the packages`,
      place: file === undefined ? undefined : { path: file, line: 1 },
    };
  };
}

/** What a setting is where the project is served, as far as that is known without Python. */
export interface Known {
  value: Value | undefined;
  /** The value as data: undefined where it is not set, or not known. */
  data: unknown;
  /** Whether only a run tells, as with an environment variable that has no default. */
  open: boolean;
}

/**
 * A setting that is as it should be where the project is served.
 *
 * @param fits asked only where the value is known, or `open` values are told apart by it
 * @param should what it should be, as a reader would say it
 */
export function setting(name: string, should: string, fits: (known: Known) => boolean): Sign {
  return (surroundings) => {
    const value = surroundings.setting(name);
    const data = value === undefined ? undefined : plain(value);
    const open = value instanceof Unknown;
    return {
      holds: fits({ value, data, open }),
      what: `${name} ${should}`,
      place: surroundings.placeOf(name),
    };
  };
}

/** A setting that is set, to whatever it may be. */
export function isSet(name: string): Sign {
  return setting(name, "is set", ({ value }) => value !== undefined && value !== null);
}

/** A setting that is true wherever it is decided; one that a variable decides alone may be false. */
export function isOn(name: string): Sign {
  return setting(name, "is on", ({ value }) => value !== undefined && truth(value) === true);
}

/** A setting that is not on; not set is as good. */
export function isOff(name: string): Sign {
  return setting(name, "is off", ({ value }) => value === undefined || truth(value) === false);
}

/** A list that has an item which fits, or that only the environment knows. */
export function listHas(name: string, should: string, pattern: RegExp): Sign {
  return setting(name, should, ({ data }) => textsIn(data).some((text) => pattern.test(text)));
}

/** A route of the project. */
export function route(what: string, pattern: RegExp): Sign {
  return ({ production }) => {
    const found = production.routes.find(({ route: text }) => pattern.test(text));
    const place = found ? { path: found.path, line: found.line } : undefined;
    return { holds: found !== undefined, what: `a route for ${what}`, place };
  };
}

/** A view that a route leads to, as it is written there. */
export function view(what: string, pattern: RegExp): Sign {
  return ({ production }) => {
    const found = production.routes.find(
      ({ view: text, target = "" }) => pattern.test(text) || pattern.test(target),
    );
    const place = found ? { path: found.path, line: found.line } : undefined;
    return { holds: found !== undefined, what: `a route for ${what}`, place };
  };
}

/** A file of the repository. */
export function file(what: string, pattern: RegExp): Sign {
  return (surroundings) => {
    const [path] = surroundings.files(pattern);
    return {
      holds: path !== undefined,
      what,
      place: path === undefined ? undefined : { path, line: 1 },
    };
  };
}

/** Something in files of the repository. */
export function code(what: string, paths: RegExp, pattern: RegExp): Sign {
  return (surroundings) => {
    const place = surroundings.search(paths, pattern);
    const [first] = place ? [] : surroundings.files(paths);
    return {
      holds: place !== undefined,
      what,
      place: place ?? (first === undefined ? undefined : { path: first, line: 1 }),
    };
  };
}

/** Something in the code of the settings that are run where the project is served. */
export function settingsCode(what: string, pattern: RegExp): Sign {
  return (surroundings) => {
    const place = surroundings.searchSettings(pattern);
    return { holds: place !== undefined, what, place: place ?? surroundings.placeOf("DATABASES") };
  };
}

/** Something in the files that say how the project is installed, tested, built and run. */
export function work(what: string, pattern: RegExp): Sign {
  return (surroundings) => {
    const place = surroundings.searchWork(pattern);
    return { holds: place !== undefined, what, place };
  };
}

/** The opposite of a sign. */
export function not(what: string, sign: Sign): Sign {
  return (surroundings) => {
    const { holds, place } = sign(surroundings);
    return { holds: !holds, what, place };
  };
}

/** The texts within data, however deep. */
export function textsIn(data: unknown): string[] {
  if (typeof data === "string") return [data];
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    Array.isArray(data) ? textsIn(value) : [key, ...textsIn(value)],
  );
}

/** The value below keys of dictionaries; undefined where there is none. */
export function within(value: Value | undefined, ...keys: string[]): Value | undefined {
  let known = value === undefined ? undefined : forced(value);
  for (const key of keys) {
    if (!(known instanceof Dict)) return undefined;
    const next = known.entries.get(key);
    known = next === undefined ? undefined : forced(next);
  }
  return known;
}

/** How many items a list has, at least. */
export function sizeOf(value: Value | undefined): number {
  return value instanceof List ? value.items.length : 0;
}
