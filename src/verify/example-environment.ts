import { randomBytes } from "node:crypto";
import { posix } from "node:path";

import type { Tree } from "../tree/tree.ts";
import { folderOf } from "./project-under-test.ts";

const NAMES = [".env.example", ".env.sample", ".env.template", "env.example", ".env.dist"];
const LINE = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)$/;
/** Keys that sign or encrypt: an example cannot hold one that would pass Django's checks. */
const SECRET = /(SECRET|SIGNING)_KEY$/;

/** The variables that a project's example file sets, with random secret keys in place of its own. */
export function exampleEnvironment(tree: Tree, managePy: string): Record<string, string> {
  const folders = ["", folderOf(managePy)];
  const paths = folders.flatMap((folder) => NAMES.map((name) => posix.join(folder, name)));
  const text = paths.map((path) => tree.read(path)).find((found) => found !== undefined) ?? "";
  const values = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const [, name, value = ""] = LINE.exec(line.trim()) ?? [];
    if (!name) return [];
    return [[name, SECRET.test(name) ? randomBytes(48).toString("base64url") : unquoted(value)]];
  });
  return Object.fromEntries(values);
}

function unquoted(value: string): string {
  const text = value.trim();
  const quoted = /^(["'])(.*)\1$/.exec(text);
  return quoted ? quoted[2]! : text.replace(/\s+#.*$/, "");
}
