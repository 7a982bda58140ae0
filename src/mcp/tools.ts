import { z } from "zod";
import type { Context } from "../cli/context.ts";
import { usage } from "../errors.ts";
import { factsIn } from "./facts.ts";
import { shown } from "./pages.ts";
import type { Plans } from "./plans.ts";
import { runCommand, type Outcome } from "./run-command.ts";

/** What a tool does, and what it takes. */
export interface Tool<Shape extends z.ZodRawShape = z.ZodRawShape> {
  name: string;
  title: string;
  description: string;
  input: Shape;
  /** Whether it leaves the repository as it is. */
  isReadOnly: boolean;
  run: (input: z.output<z.ZodObject<Shape>>, outside: ToolContext) => Promise<Outcome>;
}

interface ToolContext extends Context {
  plans: Plans;
}

function tool<Shape extends z.ZodRawShape>(declared: Tool<Shape>): Tool {
  return declared as unknown as Tool;
}

const from = z
  .number()
  .int()
  .min(0)
  .optional()
  .describe("Where to read on, as the page before said");
const words = z
  .array(z.string())
  .describe('The words after the command, such as ["viewset", "blog.Post", "--owner", "author"]');

export const TOOLS: readonly Tool[] = [
  tool({
    name: "inspect",
    title: "Facts of the Django project",
    description:
      "The facts of the repository, read without running it: settings module, apps, user model, Django's line, packages, conventions. Further facts by name: models, routes, middleware, packages, environmentVariables, settingsModules, notes.",
    input: {
      facts: z.array(z.string()).optional().describe("Only these facts, whole"),
      app: z.string().optional().describe("Of models, only those of the app with this label"),
      from,
    },
    isReadOnly: true,
    run: async ({ facts, app, from }, outside) => {
      const { exit, text } = await runCommand(["inspect", "--json"], outside);
      return { exit, text: shown(exit === 0 ? factsIn(text, facts, app) : text, from) };
    },
  }),
  tool({
    name: "list",
    title: "What can be generated and added",
    description:
      "The kinds of components and the features there are, a line each; with `topic`, all that one of them takes: its options, what it writes, examples.",
    input: { topic: z.string().optional().describe("A kind, such as viewset"), from },
    isReadOnly: true,
    run: async ({ topic, from }, outside) => {
      const { exit, text } =
        topic === undefined ? await runCommand(["list"], outside) : await helpOf(topic);
      return { exit, text: shown(text, from) };
    },
  }),
  tool({
    name: "reference",
    title: "Search the references",
    description:
      "Why and how in Django: answers a question from tested documents, or shows a topic by its id, such as models-and-orm#constraints. Ask for a topic before you write what it is about.",
    input: { question: z.string().describe("Words, or the id of a topic"), from },
    isReadOnly: true,
    run: async ({ question, from }, outside) => {
      const { exit, text } = await runCommand(["reference", "--no-color", "--", question], outside);
      return { exit, text: shown(text, from) };
    },
  }),
  tool({
    name: "plan",
    title: "Plan a change",
    description:
      "Plans a component (command generate) or features (command add) and shows the whole difference; nothing is written. Gives a token for `apply`.",
    input: { command: z.enum(["generate", "add"]), words, from },
    isReadOnly: true,
    run: async ({ command, words, from }, outside) => {
      refuseOwnFlags(words);
      const line = [command, ...words];
      const { exit, text } = await planned(line, outside);
      if (exit !== 0 && exit !== 3) return { exit, text: shown(text, from) };
      const { token } = outside.plans.keep(line, text);
      return { exit, text: `token: ${token}\n\n${shown(text, from)}` };
    },
  }),
  tool({
    name: "apply",
    title: "Apply a plan",
    description:
      "Writes what `plan` showed: tried on a copy first, all of it or nothing. A plan that is older than the repository is refused.",
    input: { token: z.string().describe("As plan gave it"), from },
    isReadOnly: false,
    run: async ({ token, from }, outside) => {
      const plan = outside.plans.of(token);
      const { text: now } = await planned(plan.words, outside);
      outside.plans.refuseOld(plan, now);
      const consent = plan.words[0] === "add" ? ["--yes"] : [];
      const { exit, text } = await runCommand([...plan.words, ...consent, "--no-color"], outside);
      return { exit, text: shown(text, from) };
    },
  }),
  tool({
    name: "undo",
    title: "Take the last change back",
    description: "Takes the last run back byte for byte; with `list`, names the runs instead.",
    input: { list: z.boolean().optional(), from },
    isReadOnly: false,
    run: async ({ list, from }, outside) => {
      const { exit, text } = await runCommand(["undo", list ? "--list" : "--yes"], outside);
      return { exit, text: shown(text, from) };
    },
  }),
  tool({
    name: "check",
    title: "Prove that the project holds",
    description:
      "Runs the project for real: lint, types, Django's checks, migrations, tests, in a container or locally. `quick` takes seconds; `only` runs these steps alone.",
    input: {
      profile: z.enum(["quick", "default", "full"]).optional(),
      only: z.array(z.string()).optional(),
      from,
    },
    isReadOnly: true,
    run: async ({ profile = "quick", only = [], from }, outside) => {
      const flags = [
        ...(profile === "default" || only.length > 0 ? [] : [`--${profile}`]),
        ...(only.length > 0 ? ["--only", only.join(",")] : []),
      ];
      const { exit, text } = await runCommand(["check", "--no-color", ...flags], outside);
      return { exit, text: shown(text, from) };
    },
  }),
];

/** Flags that would take a plan out of the repository, or change what is shown of it. */
const OWN_FLAGS =
  /^--(?:cwd|json|quiet|dry-run|no-dry-run|yes|config|color|no-color)(?:=|$)|^-[qy]$/;

function refuseOwnFlags(words: readonly string[]): void {
  const flag = words.find((word) => OWN_FLAGS.test(word));
  if (flag === undefined) return;
  throw usage(
    "flag-not-planned",
    `${flag} is not for a plan.`,
    "Leave it out: a plan is shown, and applied as it was shown.",
  );
}

/** A dry run, with the difference: the same words give the same text over the same files. */
function planned(words: readonly string[], outside: Context): Promise<Outcome> {
  return runCommand([...words, "--dry-run", "--no-color"], outside);
}

async function helpOf(topic: string): Promise<Outcome> {
  const { helpFor } = await import("../cli/help.ts");
  return { exit: 0, text: await helpFor("django-expert", ["generate", topic], undefined) };
}
