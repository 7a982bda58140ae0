import { usage } from "../../errors.ts";
import type { LocalApp } from "../../project/apps.ts";
import type { Route } from "../../project/urls.ts";
import { TestRows } from "../api/test-rows.ts";
import type { Draft } from "../draft.ts";
import { namesOf } from "../names.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import type { TestOptions } from "./options.ts";
import { viewFacts } from "./read-view.ts";
import type { ViewFacts } from "./view-facts.ts";

/** Tests of a view that a route leads to: what its source says of its answers. */
export async function testView(draft: Draft, options: TestOptions): Promise<void> {
  const { site } = draft;
  const route = routeOf(draft, options.target);
  const owner = appOf(draft, route, options);
  const names = namesOf((route.name ?? route.view).replaceAll(/\W+/g, "_"));
  const facts = viewFacts(site.project, site.tree, route);
  const model = facts.model === undefined ? undefined : site.findModel(facts.model, owner);
  const key = keyOf(draft, route, facts, model);
  const { guard } = facts;
  const part = `${names.snake}_view`;
  const rows = new TestRows(draft, draft.testPlace(part, { app: owner, name: names.class }));
  const isGuarded = guard.login || guard.permission;
  const engine = site.tree.read(site.project.settings?.path ?? "") ?? "";
  await draft.test(
    "test/view.py",
    part,
    { app: owner, name: names.class },
    {
      class: `${names.class}ViewTests`,
      login: guard.login,
      loginUrl: guard.loginUrl ?? "",
      permission: guard.permission,
      forbids: guard.forbids,
      isGuarded,
      userType: isGuarded ? rows.userType() : "",
      user: isGuarded ? await rows.user("ada", { is_superuser: "True", is_staff: "True" }) : "",
      someone: guard.permission ? await rows.user("someone") : "",
      type: model ? rows.type(model) : "",
      first: model ? await rows.row(model) : "",
      status: facts.status ?? 0,
      // Templates of other engines tell nobody that they are used.
      template: /jinja2/i.test(engine) ? "" : (facts.template ?? ""),
      shows: model ? (facts.shows ?? "") : "",
      isList: facts.isList,
      others: facts.status === 200 ? facts.others : [],
      reversed: route.name !== undefined,
      address: addressOf(route, key?.code),
      missing: key ? addressOf(route, key.missing) : "",
      imports: [...rows.imports],
    },
  );
}

function routeOf({ site }: Draft, target: string): Route {
  const route = site.project.routes.find(
    (one) => one.name === target || one.target === target || one.target?.endsWith(`.${target}`),
  );
  if (route) return route;
  throw usage(
    "nothing-to-test",
    `No route has the name or the view ${target}.`,
    "Name a route as reverse() does: blog:post-list.",
  );
}

function appOf({ site }: Draft, route: Route, { target, app }: TestOptions): LocalApp {
  if (app !== undefined) return site.app(app);
  const owner =
    site.apps.find(({ path }) => route.path.startsWith(`${path}/`)) ??
    site.apps.find(({ module }) => route.target?.startsWith(`${module}.`));
  if (owner) return owner;
  throw usage("app-missing", `Which app is the test of ${target} for?`, "Add --app.");
}

/** What an address names a row by, and a value that no row has. */
function keyOf(
  draft: Draft,
  route: Route,
  { lookup }: ViewFacts,
  model: ModelFacts | undefined,
): { code: string; missing: string } | undefined {
  const given = route.route.match(/[<(]\w*[:?\w]*/g) ?? [];
  if (given.length === 0) return undefined;
  const fields = model ? shapeOfModel(draft.site, model).fields : [];
  const field = fields.find((one) => (lookup === "pk" ? one.primaryKey : one.name === lookup));
  const isKnown = lookup === "pk" || field !== undefined;
  if (given.length > 1 || !model || !isKnown || route.name === undefined) {
    throw usage(
      "needs-arguments",
      `The address of ${route.name ?? route.view} takes arguments: ${route.route}`,
      "Write its test by hand: which row they name cannot be read.",
    );
  }
  const isNumber = lookup === "pk" && (!field || /int|auto|other/.test(field.word));
  const missing =
    field?.word === "uuid"
      ? '"00000000-0000-0000-0000-000000000000"'
      : isNumber
        ? "0"
        : '"missing"';
  return { code: `self.first.${lookup}`, missing };
}

function addressOf(route: Route, key: string | undefined): string {
  if (route.name === undefined) return `"/${route.route}"`;
  return `reverse("${route.name}"${key === undefined ? "" : `, args=[${key}]`})`;
}
