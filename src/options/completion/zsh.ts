import { list, type Part } from "./parts.ts";

/** What zsh evaluates, after `compinit`, to complete a program. */
export function zsh(program: string, parts: readonly Part[]): string {
  const name = `_${program.replaceAll("-", "_")}`;
  const cases = parts
    .map(({ command, flags, words }) => {
      const specs = flags.map(({ word, help, takesValue, values, isFile }) => {
        const action = isFile ? "_files" : values.length > 0 ? `(${list(values)})` : "";
        return `        '--${word}[${zshText(help)}]${takesValue ? `:${word}:${action}` : ""}'`;
      });
      const rest =
        words.length > 0 ? `        '*:word:(${list(words)})'` : `        '*:folder:_files -/'`;
      return `    ${command ? command : '""'}) _arguments \\
${[...specs, rest].join(" \\\n")} ;;`;
    })
    .join("\n");
  const commands = parts.map(({ command }) => command).filter(Boolean);
  const find =
    commands.length > 0
      ? `  for word in $words[2,CURRENT-1]; do
    case $word in (${commands.join("|")}) command=$word; break ;; esac
  done\n`
      : "";
  return `${name}() {
  local command="" word
${find}  case $command in
${cases}
  esac
}
compdef ${name} ${program}
`;
}

function zshText(text: string): string {
  return text.replaceAll("'", "’").replace(/[[\]:\\]/g, String.raw`\$&`);
}
