import { helpText, row, WIDTH } from "../options/help.ts";
import { COMMANDS, unknownCommand } from "./commands.ts";

/**
 * The help of a program, of one of its commands, or of a kind of component.
 *
 * @param topics the words that name it: none, `add`, or `generate model`
 * @param columns of the terminal; undefined where it is none
 * @throws Failure (usage) where there is no such command or kind
 */
export async function helpFor(
  program: "create-django-expert" | "django-expert",
  [topic, part]: readonly string[],
  columns = WIDTH,
): Promise<string> {
  const width = Math.min(columns, WIDTH);
  if (program === "create-django-expert") {
    const { createOptions } = await import("../options/create-options.ts");
    const help = {
      command: "npx create-django-expert",
      summary: "Make a Django project that is ready for production, and prove it.",
      examples: [
        "npx create-django-expert shop",
        "npx create-django-expert shop --preset web --with celery,sentry --yes",
        "npx create-django-expert shop --config answers.yaml --dry-run",
      ],
      options: createOptions,
    };
    return helpText(help, width);
  }
  if (topic === undefined) return overview(width);
  const command = COMMANDS.find(({ name, alias }) => name === topic || alias === topic);
  if (!command) throw unknownCommand(topic);
  if (command.name === "generate") {
    const { generateHelp } = await import("./generate/help.ts");
    return generateHelp(part, { width, folder: process.cwd() });
  }
  const { options, examples } = await command.load();
  const { name, summary } = command;
  const help = { command: `django-expert ${name}`, summary: `${summary}.`, examples, options };
  return helpText(help, width);
}

function overview(width: number): string {
  const commands = COMMANDS.filter(({ isHidden }) => !isHidden).map(({ name, summary }) =>
    row(name, [summary], width),
  );
  return `Write components into a Django project, add features, check it, and take back what was done.

Usage
  django-expert <command> [flags]

Commands
${commands.join("\n")}

  django-expert help <command> shows the flags of a command.
  create-django-expert makes a new project.
`;
}
