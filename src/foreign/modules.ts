import type { Place } from "../project/conventions/place.ts";
import { testPlaceOf } from "../project/conventions/places.ts";
import type { Ground } from "./ground.ts";
import { pagesFolder } from "./pages.ts";
import { below, dotted, type Home, type Layout } from "./layout.ts";

/** What a template of ours becomes in a repository of others. */
export type Role =
  | { role: "settings"; environment: "base" | "production" | "development" | "test" }
  | { role: "urls" }
  | { role: "module"; place: Place }
  | { role: "test"; place: Place }
  | { role: "environment" }
  | { role: "document"; path: string }
  | { role: "none" };

const SETTINGS = /^config\/settings\/(base|production|development|test)\.py$/;
/** Pipelines, hooks and what assistants read are looked for at the top of a repository alone. */
const OF_REPOSITORY =
  /^(?:\.(?:github\/|gitlab-ci|pre-commit|gitignore|claude\/|cursor\/|windsurf\/|mcp\.json)|CLAUDE\.md$)/;
/** What tells readers of our own projects how those are worked with. */
const OF_OURS = /^(?:README|AGENTS|LICENSE|pyproject\.toml|static\/|locale\/)/;

/**
 * The role of a template by its path in our projects. A part of the app of users has none where the user model is
 * Django's own, and a template of pages has none where there is no folder for them.
 */
export function roleOf(target: string, ground: Ground): Role {
  const { layout } = ground;
  const environment = SETTINGS.exec(target)?.[1];
  if (environment) return { role: "settings", environment: environment as "base" };
  if (target === "config/urls.py") return { role: "urls" };
  if (target === ".env.example") return { role: "environment" };
  const [, app, within] = /^apps\/(core|users)\/(.+)$/.exec(target) ?? [];
  if (app && within) {
    // It asks nothing of the model of users, which may be Django's own.
    const home = app === "core" ? layout.shared : usersHome(layout, within === "tokens.py");
    return home ? inApp(within, home, ground) : { role: "none" };
  }
  const own = /^config\/(\w+\.py)$/.exec(target)?.[1];
  if (own) return { role: "module", place: placeIn(own, layout.package) };
  if (target.startsWith("templates/")) {
    const folder = ground.pages ?? pagesFolder(layout);
    return folder === undefined
      ? { role: "none" }
      : { role: "document", path: below(folder, target.slice("templates/".length)) };
  }
  if (OF_OURS.test(target)) return { role: "none" };
  return { role: "document", path: below(documentFolder(target, layout), target) };
}

function documentFolder(target: string, { top }: Layout): string {
  return OF_REPOSITORY.test(target) ? "" : top;
}

function inApp(within: string, home: Home, ground: Ground): Role {
  const { draft, changes } = ground;
  const { project } = draft.site;
  const test = /^tests\/test_(\w+)\.py$/.exec(within)?.[1];
  if (test) {
    const app = appLike(home);
    return { role: "test", place: testPlaceOf(test, app, test, project, changes) };
  }
  if (
    /^(?:management|templates)\//.test(within) &&
    !project.localApps.some(({ path }) => path === home.folder)
  )
    return { role: "none" };
  if (!within.endsWith(".py")) return { role: "document", path: below(home.folder, within) };
  return { role: "module", place: placeIn(within, home) };
}

function placeIn(within: string, home: Home): Place {
  const stem = within
    .replace(/\.py$/, "")
    .replace(/\/__init__$/, "")
    .replaceAll("/", ".");
  return {
    path: below(home.folder, within),
    module: stem === "__init__" ? home.module : dotted(home.module, stem),
    app: home.module,
  };
}

/** The project's package looks like an app to what finds places for tests. */
function appLike({ folder, module }: Home) {
  return { path: folder, module, label: module.split(".").at(-1) ?? "" };
}

function usersHome({ users, shared }: Layout, isAnywhere: boolean): Home | undefined {
  if (users) return { folder: users.path, module: users.module };
  return isAnywhere ? shared : undefined;
}
