import type { Options, Values } from "../options/option.ts";
import type { Failure } from "../errors.ts";
import type { Draft } from "./draft.ts";
import type { Site } from "./site.ts";

/** The groups that `list` and help show kinds under, in this order. */
export const GROUPS = [
  "core",
  "data",
  "views",
  "templates and forms",
  "admin",
  "API",
  "asynchronous",
  "operations and tests",
  "of this repository",
] as const;

export type Group = (typeof GROUPS)[number];

/** What the catalogue says of a kind without loading it. */
export interface KindEntry {
  name: string;
  group: Group;
  summary: string;
  load: () => Promise<{ default: Generator }>;
}

/** A kind of component: `django-expert generate <name>`. Its templates are in templates/components/<name>/. */
export interface Generator<O extends Options = Options> {
  name: string;
  /** The topic that says why it writes what it writes, such as `drf-guidelines#viewsets`. */
  reference?: string;
  /** What it is for and how it decides, for its page of help. Lines of prose; optional. */
  details?: string;
  /** The files it writes or edits, a line each, for its page of help. */
  writes: readonly string[];
  /** Command lines after `django-expert generate`. */
  examples: readonly string[];
  options: O;
  /** What the repository lacks for it; undefined where nothing. */
  requires?: (site: Site) => Failure | undefined;
  /** Plans everything with the verbs of a draft. Touches neither disk nor terminal. */
  plan: (draft: Draft, options: Values<O>) => void | Promise<void>;
  /** What the user does next, a line each. */
  next?: (draft: Draft, options: Values<O>) => readonly string[];
}

/** Declares a kind: generators/components/<group>/<name>.ts exports one as its default. */
export function defineGenerator<O extends Options>(generator: Generator<O>): Generator {
  return generator as unknown as Generator;
}
