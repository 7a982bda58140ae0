import type { NewApp } from "./place.ts";

/** The dotted name of a file, as imports of the app's repository have it. */
export function moduleNameOf(path: string, { path: folder, module }: NewApp): string {
  const own = module.replaceAll(".", "/");
  const root = folder.endsWith(own) ? folder.slice(0, folder.length - own.length) : "";
  const isOwn = folder === "" || path.startsWith(`${folder}/`);
  const relative = isOwn
    ? `${own}/${path.slice(folder ? folder.length + 1 : 0)}`
    : without(path, root);
  return relative.replace(/(?:^|\/)__init__\.py$|\.py$/, "").replaceAll("/", ".");
}

function without(path: string, root: string): string {
  return path.startsWith(root) ? path.slice(root.length) : path;
}
