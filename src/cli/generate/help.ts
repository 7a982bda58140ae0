import { GROUPS, type KindEntry } from "../../components/generator.ts";
import { helpText, row } from "../../options/help.ts";
import { kindOf, kindsIn, optionsOf } from "./kinds.ts";

/**
 * The help of `generate`: every kind that there is in a folder, or the page of one.
 *
 * @throws Failure (usage) where there is no such kind
 */
export async function generateHelp(
  kind: string | undefined,
  { width, folder }: { width: number; folder: string },
): Promise<string> {
  const kinds = await kindsIn(folder);
  if (kind === undefined) return overview(kinds, width);
  const { name, summary, load } = kindOf(kind, kinds);
  const { default: generator } = await load();
  const { reference, writes, details, examples } = generator;
  const page = helpText(
    {
      command: `django-expert generate ${name}`,
      summary: `${summary}.`,
      options: optionsOf(generator),
      examples: examples.map((example) => `django-expert ${example}`),
    },
    width,
  );
  const [head = "", ...rest] = page.split("\n\n");
  const written = `Writes\n${writes.map((line) => `  ${line}`).join("\n")}`;
  return (
    [
      head,
      written,
      ...rest.map(trimmed),
      ...(details ? [trimmed(details)] : []),
      ...(reference ? [`Why so: django-expert reference ${reference}`] : []),
    ].join("\n\n") + "\n"
  );
}

function trimmed(block: string): string {
  return block.replace(/\n+$/, "");
}

function overview(kinds: readonly KindEntry[], width: number): string {
  const blocks = GROUPS.flatMap((group) => {
    const members = kinds.filter((kind) => kind.group === group);
    if (members.length === 0) return [];
    const rows = members.map(({ name, summary }) => row(name, [summary], width));
    return [`${group.charAt(0).toUpperCase()}${group.slice(1)}\n${rows.join("\n")}`];
  });
  return `Write a component into a Django repository, wired in and tested.

Usage
  django-expert generate <kind> <name> [fields…] [flags]

${blocks.join("\n\n")}

Every kind has a page of its own: django-expert generate model --help
Nothing is written before it was tried on a copy, where Python or a container engine is there.
`;
}
