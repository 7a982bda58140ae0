import { documentNames, readDocument } from "../../src/references/library.ts";
import { makeIndex } from "../../src/references/search-index.ts";

/** The index of all topics, as the bundle keeps it. */
export function indexJson(): string {
  return JSON.stringify(makeIndex(documentNames().map(readDocument)));
}
