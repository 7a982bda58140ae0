import { list, type Part } from "./parts.ts";

/** What bash evaluates to complete a program. */
export function bash(program: string, parts: readonly Part[]): string {
  const name = `_${program.replaceAll("-", "_")}`;
  const cases = parts
    .map(({ command, asks, flags, words }) => {
      if (asks) return `    ${asks.join("|")}) ${name}_asked ;;`;
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
  const commands = parts.flatMap(({ command, asks }) => asks ?? (command ? [command] : []));
  const asked = parts.some(({ asks }) => asks) ? askedFunction(name) : "";
  const find =
    commands.length > 0
      ? `  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${commands.join("|")}) command=$word; break ;; esac
  done\n`
      : "";
  return `${asked}${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command="" word
${find}  case $command in
${cases}
  esac
}
complete -F ${name} ${program}
`;
}

/**
 * Lets the program complete its own command line. Bash parts words at colons, which fields are written with: so the
 * line is read anew, and what stands before the last colon is left out of the replies again.
 */
function askedFunction(name: string): string {
  return `${name}_asked() {
  local line=\${COMP_LINE:0:COMP_POINT} reply colon
  local -a typed
  read -ra typed <<< "$line"
  [[ $line == *[[:space:]] ]] && typed+=("")
  local current=\${typed[\${#typed[@]}-1]}
  colon=\${current%"\${current##*:}"}
  COMPREPLY=()
  while IFS=$'\\t' read -r reply _; do COMPREPLY+=("\${reply#"$colon"}"); done < <(
    "\${typed[0]}" complete -- "\${typed[@]:2}" 2>/dev/null
  )
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *[.:] ]] && compopt -o nospace
}
`;
}
