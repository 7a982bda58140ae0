import type { Node } from "../python/parse.ts";
import type { Swap } from "./swap.ts";

/** Names of routes that the admin makes of an app and a model; that of the password has `auth` in Django's own code. */
const ADMIN_ROUTE = /(\badmin:)auth(_user_(?:add|change|changelist|delete|history)\b)/g;
const PERMISSION = /(\bperms\.)auth(\.(?:add|change|delete|view)_user\b)/g;

/** Names of routes and of permissions within a text, as templates have them. */
export function renamedWords(text: string, { label }: Swap): string {
  return text.replace(ADMIN_ROUTE, `$1${label}$2`).replace(PERMISSION, `$1${label}$2`);
}

/** Rows of fixtures, and the natural keys of the model's content type and of its permissions. */
export function renamedRows(text: string, { label }: Swap): string {
  return text
    .replace(/(["']?model["']?\s*[:=]\s*["']?)auth(\.user\b(?!\.))/g, `$1${label}$2`)
    .replace(
      /(["'](?:add|change|delete|view)_user["'],\s*["'])auth(["'],\s*["']user["'])/g,
      `$1${label}$2`,
    )
    .replace(/(\[\s*["'])auth(["'],\s*["']user["']\s*\])/g, `$1${label}$2`);
}

/** Whether a text is SQL on the tables of Django's own users. */
export function isSqlOnUsers(text: string): boolean {
  return /\b(?:FROM|JOIN|UPDATE|INTO|TABLE|REFERENCES|ON|ONLY)\s+["'`]?auth_user(?:_groups|_user_permissions)?\b/i.test(
    text,
  );
}

/** The text of a string literal without prefix and quotes; undefined for what is no plain string. */
export function literalOf(node: Node): string | undefined {
  const match = /^([rRuU]?)("""|'''|"|')([^]*)\2$/.exec(node.text);
  return match?.[3];
}

/** A literal with another text, in its own quotes. */
export function withText(node: Node, text: string): string {
  const match = /^([a-zA-Z]*)("""|'''|"|')/.exec(node.text);
  return `${match?.[1] ?? ""}${match?.[2] ?? '"'}${text}${match?.[2] ?? '"'}`;
}
