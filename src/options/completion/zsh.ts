import { list, type Part } from "./parts.ts";

/** What zsh evaluates, after `compinit`, to complete a program. */
export function zsh(program: string, parts: readonly Part[]): string {
  const name = `_${program.replaceAll("-", "_")}`;
  const cases = parts
    .map(({ command, asks, flags, words }) => {
      if (asks) return `    ${asks.join("|")}) ${name}_asked ;;`;
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
  const commands = parts.flatMap(({ command, asks }) => asks ?? (command ? [command] : []));
  const asked = parts.some(({ asks }) => asks) ? askedFunction(name) : "";
  const find =
    commands.length > 0
      ? `  for word in $words[2,CURRENT-1]; do
    case $word in (${commands.join("|")}) command=$word; break ;; esac
  done\n`
      : "";
  return `${asked}${name}() {
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

/** Lets the program complete its own command line; what ends in a dot or a colon goes on without a space. */
function askedFunction(name: string): string {
  return `${name}_asked() {
  local -a replies open
  replies=(\${\${(f)"$(\${words[1]} complete -- \${words[3,CURRENT]} 2>/dev/null)"}%%$'\\t'*})
  open=(\${(M)replies:#*[.:]})
  compadd -- \${replies:#*[.:]}
  compadd -S '' -- $open
}
`;
}
