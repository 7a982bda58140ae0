import { failed, inapplicable, passed, type Step } from "../step.ts";

/** What assistants are told to run does run: a command of AGENTS.md that fails would teach them to ignore it. */
export const agents: Step = {
  id: "agents",
  title: "the commands of AGENTS.md",
  line: "agents file",
  profile: "full",
  async run({ environment, files, progress }) {
    const commands = commandsIn(files.read("AGENTS.md") ?? "");
    if (commands.length === 0) return inapplicable("there is no AGENTS.md with commands");
    for (const command of commands) {
      progress(command);
      const done = await environment.run(["sh", "-c", withoutManager(command)]);
      if (done.status !== 0) return failed(`\`${command}\` fails`, done);
    }
    const count = commands.length;
    return passed(`${count} command${count === 1 ? "" : "s"} of AGENTS.md`);
  },
};

/** The lines of the first shell block below the heading Commands; comments are not run. */
export function commandsIn(text: string): string[] {
  const [, block = ""] =
    /^## Commands\n[^]*?^```(?:sh|bash|console)\n([^]*?)^```/m.exec(text) ?? [];
  return block
    .split("\n")
    .map((line) => line.replace(/^\$ /, "").trim())
    .filter((line) => line && !line.startsWith("#"));
}

/** The environment is there already: the package manager would make one of its own. */
function withoutManager(command: string): string {
  return command.replace(/^(?:uv|poetry|pipenv|pdm) run (?:--\S+ )*/, "");
}
