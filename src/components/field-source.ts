import { declaration } from "../fields/declaration.ts";
import type { ModelField } from "../fields/model-field.ts";
import type { Draft } from "./draft.ts";

/** The call of a field as migrations have it: with plain texts and literal choices. */
export function fieldSource(
  { site }: Draft,
  field: ModelField,
): { code: string; imports: string[] } {
  const { code, imports } = declaration(field, { translated: site.conventions.translated });
  const plain = code
    .slice(code.indexOf("=") + 1)
    .trim()
    .replaceAll(/\b_\(("(?:[^"\\]|\\.)*")\)/g, "$1");
  const { choices } = field;
  const source = choices?.class ? withoutChoices(plain, choices.class, choices.members) : plain;
  return {
    code: source,
    imports: imports.filter((one) => !/gettext|django\.db import models/.test(one)),
  };
}

function withoutChoices(
  code: string,
  name: string,
  members: readonly { name: string; value: string | number; label: string }[],
): string {
  const pairs = members
    .map(({ value, label }) => `(${JSON.stringify(value)}, ${JSON.stringify(label)})`)
    .join(", ");
  let source = code.replace(`${name}.choices`, `[${pairs}]`);
  for (const member of members)
    source = source.replace(
      new RegExp(`\\b${name}\\.${member.name}\\b`),
      JSON.stringify(member.value),
    );
  return source;
}

/** The same field, which may be NULL. */
export function withNull(code: string): string {
  return code.replace(/,?\s*\)$/, (end) =>
    /\(\s*\)$/.test(code) ? "null=True)" : `, null=True${end.replace(",", "")}`,
  );
}
