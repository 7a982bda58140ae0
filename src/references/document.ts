/** One of the documents of `references/`. */
export interface Document {
  /** Its file without `.md`, such as `models-and-orm`. */
  name: string;
  title: string;
  /** What stands between the title and the first topic. */
  lead: string;
  topics: readonly Topic[];
}

/** What stands below one second-level heading. */
export interface Topic {
  document: string;
  /** Unique within its document; anchor of links: `models-and-orm.md#field-types`. */
  slug: string;
  title: string;
  /** Of its heading, counted from 1. */
  line: number;
  /** Kinds of `generate` that do what it teaches. */
  generators: readonly string[];
  /** Features of `add` that do. */
  features: readonly string[];
  /** Audit rules that look for what goes wrong. */
  rules: readonly string[];
  /** All below the comment that names it, as Markdown. */
  body: string;
  /** Line of the first line of `body`. */
  bodyLine: number;
  blocks: readonly Block[];
}

/** Fenced code of a topic. */
export interface Block {
  /** First word of the info string: `python`. */
  language: string;
  /** The words after it: `models.py`, `wrong`, `only=6.1`. */
  words: readonly string[];
  code: string;
  /** Of the first line of code, counted from 1. */
  line: number;
}

/** `models-and-orm#field-types`, the name of a topic among all. */
export function topicId({ document, slug }: Pick<Topic, "document" | "slug">): string {
  return `${document}#${slug}`;
}
