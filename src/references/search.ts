import MiniSearch from "minisearch";
import { nearest } from "../options/nearest.ts";
import type { Topic } from "./document.ts";
import { documentNames, readDocument } from "./library.ts";
import { INDEX_OPTIONS, makeIndex, type TopicEntry } from "./search-index.ts";
import { storedIndex } from "./stored-index.ts";
import { alsoCalled } from "./thesaurus.ts";
import { termOf, wordsIn } from "./words.ts";

/** A topic that was found, and how well it fits. */
export interface Hit extends TopicEntry {
  score: number;
}

let loaded: ReturnType<typeof load> | undefined;

/** Every topic, document by document. */
export function allTopics(): TopicEntry[] {
  const index = theIndex();
  return [...index.entries];
}

/** What a term that stands for another is worth beside one that was said. */
const ALSO = 0.6;

/** The topics that fit some words, the best first. */
export function searchTopics(words: string, limit = 8): Hit[] {
  const { index, entries } = theIndex();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const asked = [...new Set(wordsIn(words).map(termOf))].filter((term) => term !== null);
  const also = alsoCalled(words);
  const scores = new Map<string, { score: number; terms: number }>();
  for (const [terms, worth] of [
    [asked, 1],
    [also, ALSO],
  ] as const) {
    for (const term of terms) {
      for (const { id, score } of lookUp(index, term)) {
        const before = scores.get(id as string) ?? { score: 0, terms: 0 };
        // What is said once in a topic that is about something else must not outweigh all the rest.
        const own = worth * Math.log1p(score);
        scores.set(id as string, { score: before.score + own, terms: before.terms + worth });
      }
    }
  }
  const hits = [...scores].map(([id, { score }]) => ({ ...byId.get(id)!, score }));
  return hits.sort((a, b) => b.score - a.score).slice(0, limit);
}

/** Topics with a term; where none has it, those with one that begins with it, or that is spelled much like it. */
function lookUp(index: ReturnType<typeof load>["index"], term: string) {
  const plain = { tokenize: (text: string) => [text], processTerm: (one: string) => one };
  const exact = index.search(term, { ...plain, prefix: false, fuzzy: false });
  if (exact.length > 0 || term.length < 4) return exact;
  return index.search(term, { ...plain, prefix: true, fuzzy: 0.2 });
}

/** The topic of an id such as `models-and-orm#locking`; undefined where there is none. */
export function readTopic(id: string): Topic | undefined {
  const [document = "", slug] = id.split("#");
  if (!documentNames().includes(document)) return undefined;
  return readDocument(document).topics.find((topic) => topic.slug === slug);
}

/** The id that a mistyped one most likely means. */
export function nearestTopic(word: string): string | undefined {
  const { entries } = theIndex();
  const slugs = new Map(entries.map(({ slug, id }) => [slug, id]));
  const ids = entries.map(({ id }) => id);
  const slug = nearest(word, slugs.keys());
  return nearest(word, ids) ?? (slug && slugs.get(slug));
}

function theIndex() {
  return (loaded ??= load());
}

function load() {
  const index = storedIndex
    ? MiniSearch.loadJSON(storedIndex, INDEX_OPTIONS)
    : makeIndex(documentNames().map(readDocument));
  const { storedFields, documentIds } = index.toJSON();
  const entries = Object.entries(documentIds).map(
    ([short, id]) => ({ id, ...storedFields[short] }) as TopicEntry,
  );
  return { index, entries };
}
