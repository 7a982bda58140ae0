import { TestRows } from "../api/test-rows.ts";
import type { Draft } from "../draft.ts";
import type { ModelFacts } from "../site.ts";
import type { TestOptions } from "./options.ts";

/**
 * The model that a target names.
 *
 * @throws Failure (usage) where there is none, with the nearest
 */
export function modelOf({ site }: Draft, { target, app }: TestOptions): ModelFacts {
  return site.model(target, app === undefined ? undefined : site.app(app));
}

/** The rows of the tests of a model. */
export function rowsOf(draft: Draft, part: string, { app, names }: ModelFacts): TestRows {
  return new TestRows(draft, draft.testPlace(part, { app, name: names.class }));
}

/** Someone who may do anything, two rows, and a statement that makes 18 more. */
export async function someRows(
  rows: TestRows,
  model: ModelFacts,
): Promise<[string, string, string, string]> {
  return [
    await rows.user("ada", { is_superuser: "True", is_staff: "True" }),
    await rows.row(model),
    await rows.row(model, {}, 2),
    await rows.many(model, 18, "self.first", {}),
  ];
}
