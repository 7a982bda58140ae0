import { bash } from "./completion/bash.ts";
import { fish } from "./completion/fish.ts";
import { partsOf, type Program } from "./completion/parts.ts";
import { zsh } from "./completion/zsh.ts";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** The script that makes a shell complete the flags and values of programs. */
export async function completionScript(
  shell: Shell,
  programs: readonly Program[],
): Promise<string> {
  const write = { bash, zsh, fish }[shell];
  const scripts = programs.map(async (program) => write(program.name, await partsOf(program)));
  return (await Promise.all(scripts)).join("\n");
}
