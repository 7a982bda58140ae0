import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { topicId, type Document } from "../../../src/references/document.ts";
import { parseDocument } from "../../../src/references/parse-document.ts";

const REFERENCES = fileURLToPath(new URL("../../../references/", import.meta.url));
const TESTS = fileURLToPath(new URL("../", import.meta.url));

/** Every document that is written, in the order of their names. */
export function readDocuments(): Document[] {
  if (!existsSync(REFERENCES)) return [];
  const names = readdirSync(REFERENCES).filter((name) => name.endsWith(".md"));
  return names.sort().map((name) => {
    const text = readFileSync(join(REFERENCES, name), "utf8");
    return parseDocument(name.slice(0, -".md".length), text);
  });
}

/** The test modules of topics, by the topic's id. */
export function readTests(): Map<string, string> {
  const tests = new Map<string, string>();
  for (const entry of readdirSync(TESTS, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === "harness") continue;
    for (const name of readdirSync(join(TESTS, entry.name))) {
      if (!name.endsWith(".py") || name === "__init__.py") continue;
      const id = topicId({ document: entry.name, slug: name.slice(0, -".py".length) });
      tests.set(id, readFileSync(join(TESTS, entry.name, name), "utf8"));
    }
  }
  return tests;
}
