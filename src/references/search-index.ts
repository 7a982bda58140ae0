import MiniSearch, { type Options } from "minisearch";
import { topicId, type Document, type Topic } from "./document.ts";
import { RULES } from "../explain/rules.ts";
import { termOf, wordsIn } from "./words.ts";

/** What is known of a topic without reading its document. */
export interface TopicEntry {
  /** `models-and-orm#locking`. */
  id: string;
  document: string;
  documentTitle: string;
  slug: string;
  title: string;
  /** When it is for, in a sentence. */
  summary: string;
}

interface Indexed extends TopicEntry {
  keywords: string;
  when: string;
  body: string;
  code: string;
}

const FENCED = /^(`{3,}|~{3,})[^\n]*\n([^]*?)^\1[ \t]*$/gm;

/** How the index is made; it is read again with the same. */
export const INDEX_OPTIONS: Options<Indexed> = {
  fields: ["title", "slug", "keywords", "when", "body", "code", "documentTitle"],
  storeFields: ["document", "documentTitle", "slug", "title", "summary"],
  tokenize: wordsIn,
  processTerm: termOf,
  searchOptions: {
    boost: { title: 5, slug: 4, keywords: 2, when: 3, body: 1, code: 0.4, documentTitle: 1.5 },
    weights: { fuzzy: 0.4, prefix: 0.5 },
  },
};

/** An index of all topics of some documents. */
export function makeIndex(documents: readonly Document[]): MiniSearch<Indexed> {
  const index = new MiniSearch(INDEX_OPTIONS);
  for (const document of documents) {
    index.addAll(document.topics.map((topic) => indexed(document, topic)));
  }
  return index;
}

function indexed({ title }: Document, topic: Topic): Indexed {
  const { document, slug, generators, features, rules, body } = topic;
  const prose = body.replaceAll(FENCED, "");
  const code = [...body.matchAll(FENCED)].map(([, , text]) => text).join("\n");
  const when = /^\*\*When\.\*\*\s+([^]*?)(?=\n\s*\n|$)/m.exec(prose)?.[1] ?? "";
  const plain = when.replaceAll(/\s+/g, " ").replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  return {
    id: topicId(topic),
    document,
    documentTitle: title,
    slug,
    title: topic.title,
    summary: /^.*?[.?!](?=\s|$)/.exec(plain)?.[0] ?? plain,
    keywords: [...generators, ...features, ...rules, ...rules.map(titleOf)].join(" "),
    when: plain,
    body: prose,
    code,
  };
}

/** An audit rule says in its title what goes wrong, as people say it. */
function titleOf(rule: string): string {
  return RULES.find(({ id }) => id === rule)?.title ?? "";
}
