import { list, type Part } from "./parts.ts";

/** What fish reads to complete a program. */
export function fish(program: string, parts: readonly Part[]): string {
  const commands = parts.flatMap(({ command, asks }) => asks ?? (command ? [command] : []));
  const lines = [`complete -c ${program} -f`];
  for (const { command, asks, flags, words } of parts) {
    if (asks) {
      const typed = "(commandline -opc)[3..] (commandline -ct)";
      lines.push(
        `complete -c ${program} -n '__fish_seen_subcommand_from ${asks.join(" ")}' -a '(${program} complete -- ${typed} 2>/dev/null)'`,
      );
      continue;
    }
    const condition = command
      ? ` -n '__fish_seen_subcommand_from ${command}'`
      : commands.length > 0
        ? ` -n 'not __fish_seen_subcommand_from ${commands.join(" ")}'`
        : "";
    for (const { value, label } of words) {
      lines.push(
        `complete -c ${program}${condition} -a ${value}${label ? ` -d ${fishText(label)}` : ""}`,
      );
    }
    if (words.length === 0)
      lines.push(`complete -c ${program}${condition} -a '(__fish_complete_directories)'`);
    for (const { word, short, help, takesValue, values, isFile } of flags) {
      const value = isFile ? " -r -F" : takesValue ? ` -x -a '${list(values)}'` : "";
      const letter = short ? ` -s ${short}` : "";
      lines.push(
        `complete -c ${program}${condition} -l ${word}${letter}${value} -d ${fishText(help)}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

function fishText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
