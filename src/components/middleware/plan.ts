import { placeOf } from "../../project/conventions/places.ts";
import { addMiddleware, addSetting } from "../../wiring/index.ts";
import { usage } from "../../errors.ts";
import { TestRows } from "../api/test-rows.ts";
import { classNames } from "../class-name.ts";
import { commonTarget } from "../common-app.ts";
import type { Draft } from "../draft.ts";
import { namesOf } from "../names.ts";
import { contextOf, settingsOf } from "./context.ts";
import { AUTHENTICATION, KINDS } from "./kinds.ts";
import { placement } from "./placement.ts";
import { isFunctionStyle } from "./style.ts";

export interface MiddlewareOptions {
  name: string;
  app: string | undefined;
  kind: string;
  after: readonly string[];
  before: readonly string[];
}

/**
 * Plans a middleware, its settings and its place among the others.
 *
 * @throws Failure (usage) where a name is none, or the middleware to be behind or before is not installed
 */
export async function planMiddleware(draft: Draft, options: MiddlewareOptions): Promise<void> {
  const { site } = draft;
  const kind = KINDS.find(({ value }) => value === options.kind)!;
  const { app, names: given } = commonTarget(site, options.name, options.app);
  const names = namesOf(classNames(given.class.replace(/Middleware$/, "") || given.class).class);
  const isFunction = isFunctionStyle(site, kind, names);
  const name = isFunction ? `${names.snake}_middleware` : `${names.class}Middleware`;
  const place = placeOf("middleware", app, name, site.project, site.tree);
  const dotted = `${place.exportIn ? place.module.split(".").slice(0, -1).join(".") : place.module}.${name}`;
  const installed = site.project.middleware;
  if (kind.value === "auth" && !installed.includes(AUTHENTICATION)) {
    throw usage(
      "no-authentication",
      "AuthenticationMiddleware is not in MIDDLEWARE.",
      "Add it first: who is logged in is not known without it.",
    );
  }
  const where = placement(kind, options, installed);
  const context = contextOf(draft, kind, names);
  const template = isFunction ? "middleware/function.py" : "middleware/middleware.py";
  await draft.python(template, place, { ...context, middlewareName: name });
  await draft.flush();
  for (const [suffix, value] of settingsOf(draft, kind, names)) {
    if (site.project.setting(suffix) !== undefined) continue;
    const hint = value === "[]" && site.conventions.typed ? ": list[str]" : "";
    addSetting(draft.wiring, `${suffix}${hint} = ${value}\n`);
  }
  const answer = addMiddleware(draft.wiring, dotted, where);
  if (!draft.wantsTests) return;
  const part = `${names.snake}_middleware`;
  const owner = { app, name, from: { middleware: place } };
  const rows = new TestRows(draft, draft.testPlace(part, owner));
  const needsUser = kind.value === "auth";
  await draft.test("middleware/test_middleware.py", part, owner, {
    ...context,
    middlewareName: name,
    class: `${names.class}Middleware`,
    dotted,
    module: place.module,
    needsDatabase: needsUser || kind.value === "query-profile" || isAtomic(draft),
    user: needsUser ? await rows.user("ada") : "",
    imports: [...rows.imports],
    checksPlace: answer !== "unsupported" && !testsDiffer(draft),
    behind: (where.after ?? []).filter((one) => installed.includes(one)),
    ahead: (where.before ?? []).filter((one) => installed.includes(one)),
  });
}

/** Whether tests run with a list of their own. */
function testsDiffer({ site }: Draft): boolean {
  const { test } = site.project.environments;
  const path = site.project.settingsModules.find(({ module }) => module === test)?.path;
  return (
    path !== undefined &&
    path !== site.project.settings?.path &&
    /\bMIDDLEWARE\b/.test(site.tree.read(path) ?? "")
  );
}

/** Whether each view runs in a transaction, so that none runs without a database. */
function isAtomic({ site }: Draft): boolean {
  const texts = site.project.settingsModules.map(({ path }) => site.tree.read(path) ?? "");
  return texts.some((text) => /ATOMIC_REQUESTS\W+True/.test(text));
}
