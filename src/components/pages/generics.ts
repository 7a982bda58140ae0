/** What a view can do. */
export const GENERICS = [
  "template",
  "list",
  "detail",
  "create",
  "update",
  "delete",
  "form",
  "redirect",
] as const;

export type Generic = (typeof GENERICS)[number];

/** Those that are about a model. */
export const OF_MODELS: readonly Generic[] = ["list", "detail", "create", "update", "delete"];

/** Those that change rows, and what Django's permission for it is called. */
export const CHANGES: Readonly<Partial<Record<Generic, string>>> = {
  create: "add",
  update: "change",
  delete: "delete",
};

/** What the name of a view says: `PostList` is a list of posts. */
export function readName(name: string): { generic: Generic; subject: string } | undefined {
  const found = /^(\w+?)(List|Detail|Create|Update|Delete|Form|Redirect)$/.exec(name);
  return found ? { generic: found[2]!.toLowerCase() as Generic, subject: found[1]! } : undefined;
}
