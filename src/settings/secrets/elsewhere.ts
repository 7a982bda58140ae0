import { isSecretName } from "../../project/masking.ts";
import type { Tree } from "../../tree/tree.ts";
import { judged } from "./judge.ts";

/** A secret in a file that is no Python: of containers, or of an environment. */
export interface ConfiguredSecret {
  path: string;
  line: number;
  name: string;
  value: string;
  what: string;
  kind: "compose" | "dockerfile" | "env";
}

const KINDS: readonly (readonly [RegExp, ConfiguredSecret["kind"]])[] = [
  [/(?:^|\/)[^/]*compose[^/]*\.ya?ml$/i, "compose"],
  [/(?:^|\/)(?:[^/]*\.)?Dockerfile[^/]*$/, "dockerfile"],
  [/(?:^|\/)\.?env(?:\.[\w.-]+)?$|(?:^|\/)[\w-]+\.env$|(?:^|\/)\.envs\//i, "env"],
];
const SAMPLE = /example|sample|template|dist|default|tpl/i;

/** `NAME: value`, `- NAME=value`, `ENV NAME=value`, `NAME=value`. */
const ASSIGNMENTS: Readonly<Record<ConfiguredSecret["kind"], RegExp>> = {
  compose: /^\s*(?:-\s*)?["']?([A-Za-z_][\w]*)["']?\s*[:=]\s*["']?([^"'\s#][^"'\n]*?)["']?\s*$/,
  dockerfile: /^\s*(?:ENV|ARG)\s+([A-Za-z_]\w*)[= ]\s*["']?([^"'\s]+)["']?\s*$/,
  env: /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*["']?([^"'\s#][^"'\n]*?)["']?\s*$/,
};

/** Secrets in compose files, Dockerfiles and environment files that Git does not ignore. */
export function configuredSecrets(tree: Tree, owners: readonly string[]): ConfiguredSecret[] {
  return tree.list().flatMap((path): ConfiguredSecret[] => {
    const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1];
    if (!kind || SAMPLE.test(path.split("/").at(-1) ?? "")) return [];
    if (/(?:^|\/)(?:tests?|node_modules|docs?)\//.test(path)) return [];
    if (kind === "env" && isIgnored(path, tree)) return [];
    const lines = (tree.read(path) ?? "").split(/\r?\n/);
    // A container of development has its user's name as the password.
    const users = lines.flatMap((text) => {
      const [, name = "", value = ""] = ASSIGNMENTS[kind].exec(text) ?? [];
      return /USER|_DB$|DATABASE$|NAME$/.test(name) ? [value] : [];
    });
    return lines.flatMap((text, index): ConfiguredSecret[] => {
      const [, name = "", value = ""] = ASSIGNMENTS[kind].exec(text) ?? [];
      if (!name || !value || /\$\{?\w/.test(value)) return [];
      const what = judged(name, value, [...owners, ...users]);
      if (what === undefined || (!isSecretName(name) && what === "a key")) return [];
      return [{ path, line: index + 1, name, value, what, kind }];
    });
  });
}

/** Whether the .gitignore of the repository, or of the file's folders, leaves a file out, as far as usual lines tell. */
export function isIgnored(path: string, tree: Tree): boolean {
  const folders = path.split("/").slice(0, -1);
  const name = path.split("/").at(-1) ?? "";
  return Array.from({ length: folders.length + 1 }, (_, depth) => folders.slice(0, depth)).some(
    (above) => {
      const text = tree.read([...above, ".gitignore"].join("/")) ?? "";
      const below = path.slice(above.join("/").length).replace(/^\//, "");
      let ignored = false;
      for (const raw of text.split(/\r?\n/)) {
        const line = raw.trim();
        if (!line || line.startsWith("#")) continue;
        const isNot = line.startsWith("!");
        if (matches(line.replace(/^!/, ""), below, name)) ignored = !isNot;
      }
      return ignored;
    },
  );
}

function matches(line: string, below: string, name: string): boolean {
  const pattern = line.replace(/^\//, "").replace(/\/$/, "");
  const source = pattern
    .replace(/[.+^${}()|\\]/g, "\\$&")
    .replaceAll("**/", "(?:.*/)?")
    .replaceAll(/(?<![.)])\*/g, "[^/]*");
  const isAnchored = line.startsWith("/") || pattern.includes("/");
  if (isAnchored) return new RegExp(`^${source}(?:/|$)`).test(below);
  return below.split("/").some((part) => new RegExp(`^${source}$`).test(part)) || name === pattern;
}
