import { EXIT, usage, type ExitStatus } from "../errors.ts";
import { topicId, type Topic } from "../references/document.ts";
import { documentPath } from "../references/library.ts";
import { renderMarkdown } from "../references/render-topic.ts";
import {
  allTopics,
  nearestTopic,
  readTopic,
  searchTopics,
  type Hit,
} from "../references/search.ts";
import type { TopicEntry } from "../references/search-index.ts";
import type { Context } from "./context.ts";
import { Reporter, type ReporterOptions } from "./reporter.ts";

interface Given extends ReporterOptions {
  words: readonly string[];
  list: boolean;
  web: boolean;
}

/** No line of prose is longer, in a terminal that is wider still. */
const WIDTH = 96;
/** The first of several is shown at once where it fits so much better than the second. */
const CLEARLY = 1.35;
const DJANGO_DOCS = /https:\/\/docs\.djangoproject\.com\/[^\s)]+/g;

/**
 * `django-expert reference`: shows a topic, or the topics that fit some words.
 *
 * @throws Failure (usage) where nothing fits
 */
export async function reference(context: Context, given: Given): Promise<ExitStatus> {
  const words = given.words.join(" ").trim();
  const topics = allTopics();
  const document = topics.filter((entry) => entry.document === words);
  if (given.list || words === "") return showList(context, given, topics);
  if (document.length > 0) return showList(context, given, document);
  const { hits, best } = lookUp(words, topics);
  if (hits.length === 0) throw nothing(words);
  const shown = best && readTopic(best.id);
  if (given.json) {
    const topic = shown && { id: topicId(shown), title: shown.title, ...linksOf(shown) };
    const answer = { hits, ...(shown && { topic: { ...topic, body: shown.body } }) };
    context.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return EXIT.done;
  }
  if (!shown) return showHits(context, given, hits);
  if (given.web) return showLinks(context, given, shown);
  return showTopic(context, given, shown, hits.slice(1, 4));
}

/** What fits some words, and the topic to show: what was named, or what fits clearly best. */
function lookUp(
  words: string,
  topics: readonly TopicEntry[],
): { hits: readonly TopicEntry[]; best?: TopicEntry | undefined } {
  const id = words.replace("/", "#").replace(/\.md(?=#)/, "");
  const named = topics.filter((entry) => entry.id === id || entry.slug === words);
  if (named.length === 1) return { hits: named, best: named[0] };
  if (named.length > 1) return { hits: named };
  const isName = /^[\w-]+(#[\w-]+)?$/.test(id);
  const hits = searchTopics(words);
  const meant = isName && (id.includes("#") || hits.length === 0) ? nearestTopic(id) : undefined;
  const topic = topics.find((entry) => entry.id === meant);
  if (topic) return { hits: [topic], best: topic };
  const isClear = hits.length > 0 && hits[0]!.score >= CLEARLY * (hits[1]?.score ?? 0);
  return { hits, best: isClear ? hits[0] : undefined };
}

function nothing(words: string) {
  return usage(
    "unknown-topic",
    `No topic is about ${words}.`,
    "See what there is with `django-expert reference --list`.",
  );
}

function showList(context: Context, given: Given, topics: readonly TopicEntry[]): ExitStatus {
  if (given.json) {
    context.stdout.write(`${JSON.stringify({ topics }, null, 2)}\n`);
    return EXIT.done;
  }
  const reporter = new Reporter(context, given);
  const size = Math.max(...topics.map(({ slug }) => slug.length));
  let last = "";
  for (const { document, documentTitle, slug, title } of topics) {
    if (document !== last) {
      reporter.line();
      reporter.line(`${reporter.colours.bold(documentTitle)}  ${reporter.colours.dim(document)}`);
    }
    last = document;
    reporter.wrapped(`${slug.padEnd(size)}  `, title, { indent: size + 2 });
  }
  reporter.line();
  reporter.line(
    "Show one with `django-expert reference <document>#<topic>`, or ask in your words.",
  );
  return EXIT.done;
}

function showHits(context: Context, given: Given, hits: readonly TopicEntry[]): ExitStatus {
  const reporter = new Reporter(context, given);
  reporter.line();
  for (const { id, title, summary } of hits) {
    reporter.line(`${reporter.colours.bold(id)}  ${title}`);
    reporter.wrapped("  ", summary.replaceAll(/[`*]/g, ""), { indent: 2 });
  }
  reporter.line();
  reporter.line(`Show one with \`django-expert reference ${hits[0]!.id}\`.`);
  return EXIT.done;
}

function showTopic(
  context: Context,
  given: Given,
  topic: Topic,
  others: readonly (TopicEntry | Hit)[],
): ExitStatus {
  const reporter = new Reporter(context, given);
  const { bold, dim } = reporter.colours;
  reporter.line();
  reporter.line(`${bold(topic.title)}  ${dim(topicId(topic))}`);
  reporter.line();
  const look = { width: Math.min(reporter.width, WIDTH), colours: reporter.colours };
  // Where it is read by a program, each paragraph is one line.
  if (!context.stdout.isTTY) look.width = Infinity;
  for (const line of renderMarkdown(topic.body, look)) reporter.line(line);
  if (others.length > 0) {
    reporter.line();
    reporter.wrapped("", `See also ${others.map(({ id }) => id).join(", ")}`, { style: dim });
  }
  return EXIT.done;
}

function showLinks(context: Context, given: Given, topic: Topic): ExitStatus {
  const reporter = new Reporter(context, given);
  const { django, document } = linksOf(topic);
  for (const link of [...django, document]) reporter.line(link);
  return EXIT.done;
}

function linksOf(topic: Topic): { django: string[]; document: string } {
  const django = [...new Set(topic.body.match(DJANGO_DOCS) ?? [])];
  return { django, document: `${documentPath(topic.document)}#${topic.slug}` };
}
