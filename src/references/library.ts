import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Document } from "./document.ts";
import { parseDocument } from "./parse-document.ts";

/** The documents that come with the package, by the names of their files. */
export function documentNames(): string[] {
  const folder = referencesFolder();
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return files.map((name) => name.slice(0, -".md".length)).sort();
}

const read = new Map<string, Document>();

/** @throws FormError where the document is not in the form that all have */
export function readDocument(name: string): Document {
  const known = read.get(name);
  if (known) return known;
  const text = readFileSync(documentPath(name), "utf8");
  const document = parseDocument(name, text.replaceAll("\r\n", "\n"));
  read.set(name, document);
  return document;
}

/** Where a document lies on this machine. */
export function documentPath(name: string): string {
  return join(referencesFolder(), `${name}.md`);
}

/** Above this module: how far depends on whether it runs from its source or from the bundle. */
function referencesFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, "references");
    const isOurs = existsSync(join(folder, "package.json"));
    if (isOurs || folder === dirname(folder)) return candidate;
  }
}
