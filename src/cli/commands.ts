import { usage, type ExitStatus } from "../errors.ts";
import { nearest } from "../options/nearest.ts";
import type { Options } from "../options/option.ts";
import type { Context } from "./context.ts";

/** What a command is made of; loaded when it is run or its help is asked for. */
interface CommandModule {
  options: Options;
  examples: readonly string[];
  run: (context: Context) => Promise<ExitStatus>;
}

export interface Command {
  name: string;
  /** A shorter word for it. */
  alias?: string;
  summary: string;
  /** For programs rather than people: help does not list it. */
  isHidden?: boolean;
  load: () => Promise<CommandModule>;
}

/** The commands of `django-expert`, as help lists them. */
export const COMMANDS: readonly Command[] = [
  {
    name: "add",
    summary: "Add features to a project: code, settings, packages, tests",
    load: () => import("./commands/add.ts"),
  },
  {
    name: "generate",
    alias: "g",
    summary: "Write a component, wired in and tested: model, viewset, middleware, …",
    load: () => import("./commands/generate.ts"),
  },
  {
    name: "check",
    summary: "Prove that a project holds: lint, types, Django's checks, tests, image",
    load: () => import("./commands/check.ts"),
  },
  {
    name: "inspect",
    summary: "Show what a Django repository consists of",
    load: () => import("./commands/inspect.ts"),
  },
  {
    name: "inventory",
    summary: "Show which features a Django repository has, in whole or in part",
    load: () => import("./commands/inventory.ts"),
  },
  {
    name: "list",
    summary: "List the features that can be added, and every option",
    load: () => import("./commands/list.ts"),
  },
  {
    name: "reference",
    summary: "Look up why and how, in your own words: topics with tested examples",
    load: () => import("./commands/reference.ts"),
  },
  {
    name: "explain",
    summary: "Explain a check of Django, an audit rule or an error of this tool",
    load: () => import("./commands/explain.ts"),
  },
  {
    name: "eject",
    summary: "Copy the templates of a kind into the repository, to own them",
    load: () => import("./commands/eject.ts"),
  },
  {
    name: "undo",
    summary: "Take back the last run",
    load: () => import("./commands/undo.ts"),
  },
  {
    name: "report",
    summary: "Write a dated report of a project, and refresh what is remembered of it",
    load: () => import("./commands/report.ts"),
  },
  {
    name: "mcp",
    summary: "Serve tools for coding assistants (Model Context Protocol, on standard input)",
    load: () => import("./commands/mcp.ts"),
  },
  {
    name: "complete",
    summary: "Print what can stand at the end of a command line of generate",
    isHidden: true,
    load: () => import("./commands/complete.ts"),
  },
  {
    name: "completion",
    summary: "Print the completion script of a shell",
    load: () => import("./commands/completion.ts"),
  },
];

/**
 * The command that a command line names, and the words that are left for it.
 *
 * @throws Failure (usage) where it names none
 */
export function commandIn(argv: readonly string[]): { command: Command; rest: readonly string[] } {
  const isCalled = (word: string | undefined) => (command: Command) =>
    word !== undefined && (command.name === word || command.alias === word);
  const index = argv.findIndex((word) => COMMANDS.some(isCalled(word)));
  const command = COMMANDS.find(isCalled(argv[index]));
  const first = argv.find((word) => !word.startsWith("-"));
  // Flags may come first, a word that is no command may not.
  if (command && (first === argv[index] || argv[0]?.startsWith("-"))) {
    return { command, rest: argv.toSpliced(index, 1) };
  }
  throw unknownCommand(first);
}

/** Refuses a command that does not exist, naming the one that was probably meant. */
export function unknownCommand(name: string | undefined) {
  const names = COMMANDS.filter(({ isHidden }) => !isHidden).map((command) => command.name);
  if (name === undefined) {
    return usage("command-missing", "No command was given.", `Choose one of ${names.join(", ")}.`);
  }
  const meant = nearest(name, names);
  return usage(
    "unknown-command",
    `There is no command ${name}.`,
    meant ? `Did you mean ${meant}?` : `The commands are ${names.join(", ")}.`,
  );
}
