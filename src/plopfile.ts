import { resolve } from "node:path";
import { kinds } from "../generators/components/index.ts";
import type { Generator, KindEntry } from "./components/generator.ts";
import { produce } from "./cli/generate.ts";
import { optionsOf } from "./cli/generate/kinds.ts";
import { silentContext } from "./cli/silent-context.ts";
import { accept } from "./options/accept.ts";
import type { Known, Option } from "./options/option.ts";

/** What of plop's API is used: node-plop's own types are no dependency of ours. */
export interface Plop {
  setGenerator(name: string, config: object): unknown;
  getDestBasePath(): string;
}

/** What `plop.load("create-django-expert/plopfile", …)` can say. */
export interface PlopOptions {
  /** Where a change is tried before it is written. */
  verify?: "auto" | "container" | "local" | "none";
}

/**
 * Our kinds as generators of plop: `plop --plopfile node_modules/create-django-expert/dist/plopfile.js`. They write into the
 * repository that plop is started in, or into that of its `--dest`.
 */
export default async function plopfile(
  plop: Plop,
  { verify = "auto" }: PlopOptions = {},
): Promise<void> {
  for (const entry of kinds) {
    const { default: generator } = await entry.load();
    plop.setGenerator(entry.name, {
      description: entry.summary,
      prompts: Object.entries(generator.options)
        .filter(([, { spec }]) => spec.positional || spec.ask)
        .map(([key, option]) => questionOf(key, option)),
      actions: [
        (answers: unknown) =>
          write(entry, generator, { ...(answers as Known), verify }, folderOf(plop)),
      ],
    });
  }
}

/** A question of inquirer; words are asked for as one line. */
function questionOf(name: string, { spec }: Option<unknown>): Record<string, unknown> {
  const message = spec.question ?? spec.summary;
  const usual =
    typeof spec.default === "string" || typeof spec.default === "boolean"
      ? spec.default
      : undefined;
  const shared = { name, message, ...(usual !== undefined && { default: usual }) };
  if (spec.kind === "flag") return { ...shared, type: "confirm" };
  return { ...shared, type: "input" };
}

async function write(
  { name }: KindEntry,
  generator: Generator,
  answers: Known,
  cwd: string,
): Promise<string> {
  const context = silentContext(new AbortController().signal, cwd);
  const values = { ...(await valuesOf(generator, answers)), cwd, yes: true };
  const { draft } = await produce(context, { name, generator, values });
  const { files, manuals } = draft.changes;
  return [
    ...files.map(({ kind, path }) => `${kind} ${path}`),
    ...manuals.map(({ path, reason }) => `by hand: ${path}: ${reason}`),
  ].join("\n");
}

async function valuesOf(generator: Generator, answers: Known): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [key, option] of Object.entries(optionsOf(generator))) {
    const { spec } = option;
    const given = answers[key];
    if (given === undefined || given === "") {
      values[key] =
        typeof spec.default === "function"
          ? (spec.default as (known: Known) => unknown)(values)
          : spec.default;
      continue;
    }
    const between = spec.verbatim ? /\s+/ : /\s*,\s*/;
    const value = spec.kind === "list" ? String(given).split(between).filter(Boolean) : given;
    values[key] = await accept(option, { value: value as string, source: key }, values);
  }
  return values;
}

/** Where plop writes to; as its own default is the folder of the plopfile, which is ours, the folder it runs in. */
function folderOf(plop: Plop): string {
  const asked = process.argv.findIndex((word) => word === "--dest");
  return asked > 0 ? resolve(plop.getDestBasePath()) : (process.env["INIT_CWD"] ?? process.cwd());
}
