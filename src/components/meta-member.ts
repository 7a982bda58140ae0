import { classSource } from "./class-source.ts";
import type { Draft } from "./draft.ts";
import type { ModelFacts } from "./site.ts";

/** Whether the `Meta` of a model names an index or a constraint already. */
export function hasNamed(draft: Draft, { place, names }: ModelFacts, name: string): boolean {
  const source = classSource(draft.sourceOf(place.path), names.class) ?? "";
  return source.includes(`"${name}"`) || source.includes(`'${name}'`);
}

/** Plans an item of a list of a model's `Meta`. */
export function addToMeta(
  draft: Draft,
  model: ModelFacts,
  {
    list,
    item,
    imports,
  }: { list: "constraints" | "indexes"; item: string; imports: readonly string[] },
): void {
  const lines = [
    ...imports,
    "",
    "",
    `class ${model.names.class}:`,
    "    class Meta:",
    `        ${list} = [`,
    item.replace(/^(?=.)/gm, " ".repeat(12)) + ",",
    "        ]",
    "",
  ];
  draft.code(lines.join("\n"), model.place);
}
