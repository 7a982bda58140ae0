import { TestRows } from "../api/test-rows.ts";
import type { Draft } from "../draft.ts";
import { bothSides } from "../lookup-sides.ts";
import type { Lookup } from "../lookup-values.ts";
import type { ModelFacts } from "../site.ts";

interface Action {
  action: string;
  sets: readonly Lookup[];
  call: string;
  permission: string;
  isOwn: boolean;
  codename: string;
  confirm: boolean;
  app: string;
}

/** Writes the tests of an action. */
export async function actionTests(draft: Draft, model: ModelFacts, action: Action): Promise<void> {
  const { app, names } = model;
  const owner = { app, name: `${names.class}Admin` };
  const rows = new TestRows(draft, draft.testPlace("admin", owner));
  const type = rows.type(model);
  const before: Record<string, string> = {};
  const expected: { name: string; code: string; was: string }[] = [];
  for (const one of action.sets) {
    const sides = bothSides(one, names.class);
    if (!sides) continue;
    if (sides.inside.code.startsWith("timezone")) continue;
    before[one.field.name] = rows.take(sides.outside);
    expected.push({ name: one.field.name, code: rows.take(sides.inside), was: sides.outside.code });
  }
  const dated = action.sets
    .filter(({ value, field }) => (value === "now" || value === "today") && field.null)
    .map(({ field }) => field.name);
  for (const name of dated) before[name] = "None";
  const context = {
    ...action,
    names,
    type,
    className: `${names.class}${pascal(action.action)}Tests`,
    userType: rows.userType(),
    admin: await rows.user("admin", { is_staff: "True", is_superuser: "True" }),
    staff: await rows.user("staff", { is_staff: "True" }),
    first: await rows.row(model, before, 1),
    second: await rows.row(model, before, 2),
    route: `admin:${app.label}_${names.class.toLowerCase()}_changelist`,
    expected: expected[0],
    others: expected.slice(1),
    dated: expected[0] ? "" : (dated[0] ?? ""),
    alsoDated: expected[0] ? dated : dated.slice(1),
    viewer: `view_${names.class.toLowerCase()}`,
  };
  if (!context.expected && !context.dated && !action.call) return;
  await draft.test("admin-action/test_admin.py", "admin", owner, {
    ...context,
    imports: [...rows.imports],
  });
}

function pascal(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
