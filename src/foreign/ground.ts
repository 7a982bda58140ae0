import type { ChangeSet } from "../changes/change-set.ts";
import type { Draft } from "../components/draft.ts";
import type { Order } from "../merge/merge.ts";
import type { Project } from "../project/project.ts";
import { debugVariables, serverSwitch } from "../project/debug-switch.ts";
import type { TemplateContext } from "../recipes/context.ts";
import type { Wiring } from "../wiring/index.ts";
import type { Layout } from "./layout.ts";
import type { Words } from "./words.ts";

/** Something that does a feature's work already, and stays as it is. */
export interface Kept {
  what: string;
  path: string;
  reason: string;
}

/** What everything that writes into a repository of others works with. */
export interface Ground {
  layout: Layout;
  words: Words;
  context: TemplateContext;
  draft: Draft;
  changes: ChangeSet;
  /** The tables of our own projects. */
  order: Order;
  /** Verbs over the facts of development. */
  wiring: Wiring;
  /** Verbs over the facts of production. */
  production: Wiring;
  kept: Kept[];
  /** The folder for templates that belong to no app, where there was none. */
  pages?: string | undefined;
}

/** An order for files of others: what is added goes to the end, what belongs together stands together. */
export function appending(order: Order): Order {
  return { compare: () => undefined, together: (slot, a, b) => order.together(slot, a, b) };
}

/** The facts of a repository as it runs in production, over a tree that has its settings for that. */
export function productionFacts(layout: Layout, changes: ChangeSet): Project {
  const { project, production } = layout;
  const variable = debugVariable(layout);
  return project.over(changes).withEnvironment({
    DJANGO_SETTINGS_MODULE: production.module,
    ...(variable !== undefined && { [variable]: switchedOff(layout) ?? "False" }),
  });
}

/** The facts of development with debugging off, as those of production build on them; over the same syntax trees. */
export function withoutDebugging({ project }: Layout): Project {
  return serverSwitch(project)?.project ?? project;
}

/** The variable by which debugging goes off: that of DEBUG or, where a branch decides, the one that names the environment. */
export function debugVariable({ project }: Layout): string | undefined {
  return serverSwitch(project)?.name ?? debugVariables(project)[0]?.name;
}

/** What the variable of DEBUG has to be for it to be off; undefined where no usual value does that. */
export function switchedOff({ project }: Layout): string | undefined {
  return serverSwitch(project)?.value;
}
