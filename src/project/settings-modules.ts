import type { Tree } from "../tree/tree.ts";
import type { Evidence } from "./evidence.ts";

type Environment = "development" | "production" | "test" | "staging" | "base";

/** A settings module of the project. */
export interface SettingsModule {
  module: string;
  path: string;
  /** What it is for; undefined where neither its name nor a file that names it tells. */
  environment: Environment | undefined;
  /** The files that name it. */
  evidence: readonly string[];
}

const NAMES: readonly (readonly [RegExp, Environment])[] = [
  [/^(?:prod|production|live|deploy|deployment|heroku|prd)$/, "production"],
  [/^(?:tests?|testing|ci|pytest|unittest|unittests)$/, "test"],
  [/^(?:stag|stage|staging|qa|uat|preprod)$/, "staging"],
  [/^(?:dev|devel|develop|development|local|debug)$/, "development"],
  [/^(?:base|common|default|defaults|global|shared|core)$/, "base"],
];

/**
 * The settings modules of a project: the ones that files name, and those beside the one that is used.
 *
 * @param file gives the file of a module; undefined where there is none
 */
export function settingsModules(
  tree: Tree,
  used: string,
  evidence: readonly Evidence[],
  file: (module: string) => string | undefined,
): SettingsModule[] {
  const modules = new Map<string, string>();
  for (const module of [used, ...evidence.map((one) => one.module)]) {
    const path = file(module);
    if (path !== undefined) modules.set(module, path);
  }
  for (const [module, path] of siblings(tree, used, file(used))) modules.set(module, path);
  return [...modules].map(([module, path]) => {
    const named = evidence.filter((one) => one.module === module);
    return {
      module,
      path,
      environment: byName(module) ?? byEvidence(named, tree) ?? byContent(tree.read(path)),
      evidence: [...new Set(named.map((one) => one.path))],
    };
  });
}

/** The modules of the same package, or for a single file those beside it that are named as settings. */
function siblings(tree: Tree, used: string, path: string | undefined): [string, string][] {
  if (path === undefined) return [];
  const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
  const isPackage = path.endsWith("/__init__.py");
  const parent = isPackage ? used : used.split(".").slice(0, -1).join(".");
  const isSingle = !isPackage && /settings/.test(used.split(".").at(-1) ?? "");
  return tree.list(folder).flatMap((file): [string, string][] => {
    const name = file.slice(folder ? folder.length + 1 : 0);
    if (!name.endsWith(".py") || name.includes("/") || name === "__init__.py") return [];
    const stem = name.slice(0, -".py".length);
    if (isSingle ? !stem.includes("settings") : !isSettings(tree.read(file))) return [];
    return [[parent ? `${parent}.${stem}` : stem, file]];
  });
}

/** Whether a file sets settings, or takes them over from another. */
function isSettings(text = ""): boolean {
  return /^(?:from [.\w]+ import \*|(?:DEBUG|INSTALLED_APPS|DATABASES|ALLOWED_HOSTS|SECRET_KEY)\b)/m.test(
    text,
  );
}

function byName(module: string): Environment | undefined {
  const words = (module.split(".").at(-1) ?? "").toLowerCase().split("_");
  for (const word of words) {
    const known = NAMES.find(([pattern]) => pattern.test(word))?.[1];
    if (known) return known;
  }
  return undefined;
}

function byEvidence(evidence: readonly Evidence[], tree: Tree): Environment | undefined {
  const kinds = new Set(evidence.map(({ kind }) => kind));
  if (kinds.has("manage")) return "development";
  // A pipeline does other things, too, such as to collect static files with settings for that.
  const isTested = evidence.some(
    ({ kind, path }) => kind === "ci" && TESTS.test(tree.read(path) ?? ""),
  );
  if (kinds.has("test") || isTested) return "test";
  return kinds.has("server") ? "production" : undefined;
}

const TESTS = /pytest|manage\.py test|tox|coverage|unittest/;

/** Settings that only a server has: secure cookies, redirects, and no debugging. */
function byContent(text = ""): Environment | undefined {
  const isServer = /^(?:SECURE_(?:SSL|HSTS|PROXY)\w*|(?:SESSION|CSRF)_COOKIE_SECURE)\s*=/m.test(
    text,
  );
  return isServer && !/^INSTALLED_APPS\s*=/m.test(text) && !/^DEBUG\s*=\s*True/m.test(text)
    ? "production"
    : undefined;
}

/** One settings module for each environment, where there is one. */
export function byEnvironment(
  modules: readonly SettingsModule[],
  used: string | undefined,
): { development?: string; production?: string; test?: string } {
  const pick = (environment: Environment): string | undefined => {
    const candidates = modules.filter((one) => one.environment === environment);
    return (
      candidates.find(({ module }) => module === used) ??
      candidates.sort((a, b) => b.evidence.length - a.evidence.length)[0]
    )?.module;
  };
  const usedFor = modules.find(({ module }) => module === used)?.environment;
  // What manage.py takes is what development runs with, unless its name says otherwise.
  const development = usedFor === "production" || usedFor === "test" ? pick("development") : used;
  const production = pick("production");
  const test = pick("test");
  return {
    ...(development && { development }),
    ...(production && { production }),
    ...(test && { test }),
  };
}
