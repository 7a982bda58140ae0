import { textOf } from "./operators.ts";
import { Dict, forced, List, type Value } from "./values.ts";

/** `"%s %(name)s" % value`; undefined where a part is not known. */
export function percentFormat(template: string, value: Value): string | undefined {
  const values = value instanceof List ? value.values : [value];
  let next = 0;
  let known = true;
  const text = template.replaceAll(
    /%(?:\((\w+)\))?([sdr%])/g,
    (_, name: string | undefined, type: string) => {
      if (type === "%") return "%";
      const part =
        name === undefined
          ? values[next++]
          : value instanceof Dict
            ? value.entries.get(name)
            : undefined;
      const piece = part === undefined ? undefined : textOf(forced(part));
      if (piece === undefined) known = false;
      return piece ?? "";
    },
  );
  return known ? text : undefined;
}

/** `"{} {name}".format(…)`; undefined where a part is not known. */
export function braceFormat(
  template: string,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
): string | undefined {
  let next = 0;
  let known = true;
  const text = template.replaceAll(
    /\{\{|\}\}|\{([^{}]*)\}/g,
    (match, field: string | undefined) => {
      if (match === "{{" || match === "}}") return match[0] ?? "";
      const name = field ?? "";
      const value =
        name === ""
          ? positional[next++]
          : /^\d+$/.test(name)
            ? positional[Number(name)]
            : named.get(name);
      const piece = value === undefined ? undefined : textOf(forced(value));
      if (piece === undefined) known = false;
      return piece ?? "";
    },
  );
  return known ? text : undefined;
}
