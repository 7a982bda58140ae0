import { list, type Part } from "./parts.ts";

/** What bash evaluates to complete a program. */
export function bash(program: string, parts: readonly Part[]): string {
  const name = `_${program.replaceAll("-", "_")}`;
  const cases = parts
    .map(({ command, flags, words }) => {
      const values = flags
        .filter(({ takesValue }) => takesValue)
        .map(({ word, values, isFile }) =>
          isFile
            ? `        --${word}) COMPREPLY=($(compgen -f -- "$current")); return ;;`
            : `        --${word}) COMPREPLY=($(compgen -W "${list(values)}" -- "$current")); return ;;`,
        );
      const all = flags.map(({ word }) => `--${word}`).join(" ");
      return `    ${command ? command : '""'})
      case $previous in
${values.join("\n")}
      esac
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W "${all}" -- "$current"))
      else COMPREPLY=($(compgen ${words.length > 0 ? `-W "${list(words)}"` : "-d"} -- "$current")); fi ;;`;
    })
    .join("\n");
  const commands = parts.map(({ command }) => command).filter(Boolean);
  const find =
    commands.length > 0
      ? `  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${commands.join("|")}) command=$word; break ;; esac
  done\n`
      : "";
  return `${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command="" word
${find}  case $command in
${cases}
  esac
}
complete -F ${name} ${program}
`;
}
