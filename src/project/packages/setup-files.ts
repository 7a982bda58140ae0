import type { Node } from "../../python/parse.ts";
import { readRequirement } from "./specifier.ts";
import type { Declared } from "./pyproject.ts";

/** What `setup.cfg` of setuptools asks for; undefined where it has no `[options]` to install. */
export function readSetupCfg(text: string): Declared[] {
  const declared: Declared[] = [];
  let section = "";
  let key = "";
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined) {
      section = header;
      key = "";
      continue;
    }
    const assigned = /^([\w.-]+)\s*=\s*(.*)$/.exec(line);
    if (assigned) key = assigned[1] ?? "";
    const isRuntime = section === "options" && key === "install_requires";
    if (!isRuntime && section !== "options.extras_require") continue;
    const requested = readRequirement(assigned ? (assigned[2] ?? "") : line);
    if (requested) declared.push({ ...requested, group: isRuntime ? "runtime" : key });
  }
  return declared;
}

/** What the call of `setup()` in a setup.py asks for, where it is written out there. */
export function readSetupPy(root: Node): Declared[] {
  const setup = root
    .descendantsOfType("call")
    .find((call) => /(?:^|\.)setup$/.test(call?.childForFieldName("function")?.text ?? ""));
  const keywords = setup?.childForFieldName("arguments")?.namedChildren ?? [];
  return keywords.flatMap((keyword) => {
    const name = keyword.childForFieldName("name")?.text ?? "";
    const value = keyword.childForFieldName("value");
    if (!value) return [];
    if (name === "install_requires") return requirementsIn(value, "runtime");
    if (name !== "extras_require") return [];
    return value.namedChildren.flatMap((pair) =>
      requirementsIn(
        pair.childForFieldName("value"),
        pair.childForFieldName("key")?.text.slice(1, -1) ?? "extra",
      ),
    );
  });
}

function requirementsIn(node: Node | null, group: string): Declared[] {
  return (node?.descendantsOfType("string_content") ?? []).flatMap((content) => {
    const requested = content ? readRequirement(content.text) : undefined;
    return requested ? [{ ...requested, group }] : [];
  });
}
