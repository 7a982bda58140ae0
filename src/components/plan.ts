import { ChangeSet } from "../changes/change-set.ts";
import { loadPython } from "../python/parse.ts";
import type { Order } from "../merge/merge.ts";
import type { Known } from "../options/option.ts";
import type { Project } from "../project/project.ts";
import type { TemplateSource } from "../render/templates.ts";
import { withLineEndings } from "../recipes/line-endings.ts";
import { NO_ORDER } from "../wiring/index.ts";
import { Draft } from "./draft.ts";
import type { Generator, KindEntry } from "./generator.ts";
import { Site } from "./site.ts";
import { ComponentTemplates } from "./templates.ts";

/** What planning a component takes from the catalogue. */
export interface ComponentCatalogue {
  kinds: readonly KindEntry[];
  /** For the lists of projects of ours; those of others are extended at their end. */
  order: Order;
  templates: TemplateSource;
}

export interface PlanRequest {
  project: Project;
  generator: Generator;
  /** The values of the kind's options. */
  options: Known;
  /** Whether tests come along. */
  tests: boolean;
  /** The folder that the user is in, relative to the repository. */
  folder: string;
  /** The text of a file that an option names. */
  readFile: (path: string) => string;
}

/**
 * Plans a component over a repository. Nothing is written.
 *
 * @throws Failure where the repository lacks what the kind needs, or the options do not fit it
 */
export async function planComponent(
  { project, generator, options, tests, folder, readFile }: PlanRequest,
  { kinds, order, templates }: ComponentCatalogue,
): Promise<Draft> {
  await loadPython();
  const changes = new ChangeSet(project.tree);
  const site = new Site(project, changes, folder);
  const missing = generator.requires?.(site);
  if (missing) throw missing;
  const draft = new Draft({
    site,
    changes,
    tests,
    readFile,
    order: project.answers ? order : NO_ORDER,
    templates: new ComponentTemplates(templates, project.tree),
    reason: generator.name,
    compose: async (kind, within, values) => {
      const entry = kinds.find(({ name }) => name === kind);
      if (!entry) throw new Error(`There is no kind ${kind}`);
      const { default: part } = await entry.load();
      const lacking = part.requires?.(site);
      if (lacking) throw lacking;
      await part.plan(within, { ...defaultsOf(part), ...values } as never);
    },
  });
  await generator.plan(draft, options as never);
  await draft.finish();
  endLines(changes, project);
  return draft;
}

/** New files have the line endings of those that are there. */
function endLines(changes: ChangeSet, { tree, managePy }: Project): void {
  if (!managePy || !tree.read(managePy)?.includes("\r\n")) return;
  for (const { kind, path, after, reasons } of changes.files) {
    if (kind !== "create" || after === undefined) continue;
    changes.write(path, withLineEndings(path, after, tree), reasons[0] ?? "");
  }
}

/** What the options of a kind are where nothing is given. */
export function defaultsOf({ options }: Generator): Record<string, unknown> {
  const known: Record<string, unknown> = {};
  for (const [key, { spec }] of Object.entries(options)) {
    known[key] =
      typeof spec.default === "function"
        ? (spec.default as (known: Known) => unknown)(known)
        : spec.default;
  }
  return known;
}
