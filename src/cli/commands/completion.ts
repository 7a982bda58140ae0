import { EXIT } from "../../errors.ts";
import { completionScript, SHELLS } from "../../options/completion.ts";
import { createOptions } from "../../options/create-options.ts";
import { choice } from "../../options/option.ts";
import { COMMANDS } from "../commands.ts";
import type { Context } from "../context.ts";
import { readOptions } from "../read-options.ts";

export const options = {
  shell: choice("Shell that the script is for", SHELLS).positional().ask("first", "Which shell?"),
};

export const examples = [
  'bash  eval "$(django-expert completion bash)"          in ~/.bashrc',
  'zsh   eval "$(django-expert completion zsh)"           in ~/.zshrc, after compinit',
  "fish  django-expert completion fish | source           in ~/.config/fish/config.fish",
];

export async function run(context: Context) {
  const { shell } = await readOptions(options, context);
  const commands = await Promise.all(
    COMMANDS.filter(({ isHidden }) => !isHidden).map(async ({ name, alias, summary, load }) => ({
      name,
      summary,
      options: (await load()).options,
      ...(name === "generate" && { asks: ["generate", alias ?? "g"] }),
    })),
  );
  const script = await completionScript(shell, [
    { name: "create-django-expert", options: createOptions, commands: [] },
    { name: "django-expert", options: {}, commands },
  ]);
  context.stdout.write(script);
  return EXIT.done;
}
