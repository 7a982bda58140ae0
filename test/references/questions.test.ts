import MiniSearch from "minisearch";
import { describe, expect, it } from "vitest";
import { allTopics, searchTopics } from "../../src/references/search.ts";
import { indexJson } from "../../scripts/build/references-index.ts";
import { INDEX_OPTIONS, makeIndex } from "../../src/references/search-index.ts";
import { documentNames, readDocument } from "../../src/references/library.ts";
import { QUESTIONS } from "./questions.ts";

const FIRST = 3;
const AT_LEAST = 36;

describe("questions in the words of those who ask", () => {
  it("are 40, about topics that there are", () => {
    const known = new Set(allTopics().map(({ id }) => id));
    expect(QUESTIONS).toHaveLength(40);
    expect(QUESTIONS.flatMap(([, ...topics]) => topics).filter((id) => !known.has(id))).toEqual([]);
  });

  it(`lead to the right topic among the first ${FIRST} in at least ${AT_LEAST} cases`, () => {
    const missed = QUESTIONS.flatMap(([question, ...topics]) => {
      const found = searchTopics(question, FIRST).map(({ id }) => id);
      return topics.some((id) => found.includes(id)) ? [] : [`${question} -> ${found.join(", ")}`];
    });
    if (missed.length > QUESTIONS.length - AT_LEAST) expect(missed).toEqual([]);
    expect(QUESTIONS.length - missed.length).toBeGreaterThanOrEqual(AT_LEAST);
  });
});

describe("the index that the build stores", () => {
  it("answers as one that is made anew", () => {
    const stored = MiniSearch.loadJSON(indexJson(), INDEX_OPTIONS);
    const fresh = makeIndex(documentNames().map(readDocument));
    for (const [question] of QUESTIONS) {
      const found = (index: typeof stored) => index.search(question).map(({ id }) => id);
      expect(found(stored)).toEqual(found(fresh));
    }
  });
});
