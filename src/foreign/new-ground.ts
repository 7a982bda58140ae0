import { ChangeSet } from "../changes/change-set.ts";
import { Draft } from "../components/draft.ts";
import { defaultsOf } from "../components/plan.ts";
import { Site } from "../components/site.ts";
import { ComponentTemplates } from "../components/templates.ts";
import type { Answers } from "../recipes/answers.ts";
import type { Catalogue } from "../recipes/plan.ts";
import { NO_ORDER } from "../wiring/index.ts";
import { apiContext } from "./api.ts";
import { foreignContext } from "./context.ts";
import type { Ground } from "./ground.ts";
import type { Layout } from "./layout.ts";
import { pagesContext } from "./pages.ts";
import { wordsOf } from "./words.ts";

/** What features for a repository of others are planned with, before anything is. */
export function groundOf(
  layout: Layout,
  { answers, names }: { answers: Answers; names: readonly string[] },
  { order, templates }: Catalogue,
): Ground {
  const { project } = layout;
  const changes = new ChangeSet(project.tree);
  const draft = new Draft({
    site: new Site(project, changes),
    changes,
    order,
    templates: new ComponentTemplates(templates, project.tree),
    compose: composeKind,
    tests: true,
    readFile: () => "",
    reason: "add",
  });
  const wiring = { changes, project, order: NO_ORDER, reason: "add" };
  return {
    layout,
    words: wordsOf(layout),
    context: {
      ...foreignContext(answers, layout, names),
      ...pagesContext(draft.site, layout),
      ...apiContext(layout),
    },
    draft,
    changes,
    order,
    wiring,
    production: wiring,
    kept: [],
  };
}

/** Plans a kind of component as part of a feature, which sees to what that needs. */
async function composeKind(
  kind: string,
  within: Draft,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { kinds } = await import("../../generators/components/index.ts");
  const entry = kinds.find(({ name }) => name === kind);
  if (!entry) throw new Error(`There is no kind ${kind}`);
  const { default: part } = await entry.load();
  await part.plan(within, { ...defaultsOf(part), ...values } as never);
}
