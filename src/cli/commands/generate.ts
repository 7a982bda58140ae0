import { resolve } from "node:path";
import { kebab } from "../../options/names.ts";
import { text } from "../../options/option.ts";
import type { Generator, KindEntry } from "../../components/generator.ts";
import { Failure } from "../../errors.ts";
import { isInteractive, type Context } from "../context.ts";
import { generate } from "../generate.ts";
import { kindOf, kindsIn, optionsOf, runOptions } from "../generate/kinds.ts";
import { readOptions } from "../read-options.ts";

export const options = {
  kind: text("What to generate").positional(),
  ...runOptions,
};

export const examples = [
  "django-expert generate app blog",
  "django-expert generate model blog.Post title:char:200 body:text author:fk:users.User",
  "django-expert generate viewset blog.Post --dry-run",
  "django-expert generate model --help",
];

export async function run(context: Context) {
  const index = context.argv.findIndex(
    (word, at, words) => !word.startsWith("-") && !takesNext(words[at - 1]),
  );
  const known = await kindsIn(resolve(context.cwd, folderIn(context.argv)));
  const word = context.argv[index] ?? (await askForKind(known, context));
  const { name, load } = kindOf(word, known);
  const { default: generator } = await load();
  const argv = index < 0 ? context.argv : context.argv.toSpliced(index, 1);
  const own = { ...context, argv };
  const values = await readOptions(optionsOf(generator), own).catch((error: unknown) => {
    throw withExample(error, generator);
  });
  return generate(own, { name, generator, values });
}

/** What is missing is best told by a command line that lacks nothing. */
function withExample(error: unknown, { examples, name }: Generator): unknown {
  if (!(error instanceof Failure) || error.code !== "answer-missing") return error;
  const [example] = examples;
  if (example === undefined) return error;
  const { code, message, details, exit } = error;
  const next = `Write for example: django-expert ${example} (django-expert generate ${name} --help tells the rest).`;
  return new Failure({ code, message, next, details, exit });
}

/** Whether a word is a flag of every kind whose value is the word behind it. */
function takesNext(word: string | undefined): boolean {
  return Object.entries(runOptions).some(
    ([key, { spec }]) => spec.kind !== "flag" && word === `--${kebab(key)}`,
  );
}

/** The value of `--cwd`, which decides what kinds there are before any other option can be read. */
function folderIn(argv: readonly string[]): string {
  const at = argv.findIndex((word) => word === "--cwd" || word.startsWith("--cwd="));
  if (at < 0) return ".";
  return argv[at]!.includes("=") ? argv[at]!.slice("--cwd=".length) : (argv[at + 1] ?? ".");
}

async function askForKind(
  known: readonly KindEntry[],
  context: Context,
): Promise<string | undefined> {
  if (!isInteractive(context)) return undefined;
  const choices = known.map(({ name, summary }) => ({ value: name, label: summary }));
  return (await context.prompts()).choose({ message: "What is to be generated?", choices });
}
