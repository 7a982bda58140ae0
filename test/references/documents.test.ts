import { describe, expect, it } from "vitest";
import { features } from "../../generators/features/index.ts";
import { kinds } from "../../generators/components/index.ts";
import { CUSTOM_USER } from "../../src/custom-user/entry.ts";
import { ruleIds } from "../../src/explain/rules.ts";
import { topicId, type Topic } from "../../src/references/document.ts";
import { isFor, kindOf } from "./harness/block-kinds.ts";
import { readDocuments, readTests } from "./harness/read-references.ts";
import { orphans } from "./harness/run-references.ts";
import { LINES } from "./harness/sample.ts";
import { assignmentsOf, sampleSettings } from "./settings.ts";
import { linksOf, proseOf, sentencesOf, wordsOf } from "./prose.ts";
import { TOPICS, WHOLE_FEATURES } from "./topics-of-documents.ts";

const documents = readDocuments();
const topics = documents.flatMap((document) => document.topics);
const ids = new Set(topics.map(topicId));
const isListed = (id: string) => {
  const [document = "", slug = ""] = id.split("#");
  return TOPICS[document]?.includes(slug) ?? false;
};

const LEAD_INS = ["When", "How", "What goes wrong", "Check", "Done for you"];
const WORDS = { least: 150, most: 900, whole: 1200 };
const DJANGO_DOCS = /^https:\/\/docs\.djangoproject\.com\/en\/(5\.2|6\.1)\/\S*$/;

/** What a check says of some topics, with the place of each. */
function sayings(check: (topic: Topic) => string[]): string[] {
  return topics.flatMap((topic) =>
    check(topic).map(
      (what) => `references/${topic.document}.md:${topic.line} ${topic.slug}: ${what}`,
    ),
  );
}

describe("the documents of the references", () => {
  it("have only topics of the list", () => {
    expect([...ids].filter((id) => !isListed(id))).toEqual([]);
  });

  it("have tests for topics that there are, and no others", () => {
    expect(orphans(topics, readTests())).toEqual([]);
  });

  it("say of each topic when, how, what goes wrong, how to check and what does it, in this order", () => {
    const wrong = sayings(({ body, generators, features: offered, rules }) => {
      // Some are done by a command that is no kind and no feature, such as `report`.
      const byCommand = body.includes("**Done for you.**");
      const isDone = [...generators, ...offered, ...rules].length > 0 || byCommand;
      const wanted = isDone ? LEAD_INS : LEAD_INS.slice(0, -1);
      const found = [...proseOf(body).matchAll(/^\*\*([^*\n]+)\.\*\*/gm)].map(([, name]) => name!);
      const own = found.filter((name) => LEAD_INS.includes(name));
      return own.join() === wanted.join() ? [] : [`has ${own.join(", ") || "none"}`];
    });
    expect(wrong).toEqual([]);
  });

  it("are dense: a topic has 150 to 900 words", () => {
    const wrong = sayings(({ document, slug, body }) => {
      const { length } = wordsOf(body);
      const isWhole = document === "examples" && WHOLE_FEATURES.includes(slug);
      const most = isWhole ? WORDS.whole : WORDS.most;
      return length < WORDS.least || length > most ? [`has ${length} words`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it("name kinds, features and rules that there are", () => {
    const known = {
      generators: new Set(kinds.map(({ name }) => name)),
      features: new Set([...features, CUSTOM_USER].map(({ name }) => name)),
      rules: new Set(ruleIds),
    };
    const wrong = sayings((topic) =>
      (Object.keys(known) as (keyof typeof known)[]).flatMap((key) =>
        topic[key].filter((name) => !known[key].has(name)).map((name) => `${key}: ${name}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("have blocks of kinds that there are", () => {
    const wrong = sayings(({ blocks }) =>
      blocks.map(kindOf).filter((kind) => typeof kind === "string"),
    );
    expect(wrong).toEqual([]);
  });

  it("link to topics that there are, and to Django's documentation by its version", () => {
    const wrong = sayings(({ document, body }) =>
      linksOf(body).filter((link) => {
        if (/^https?:/.test(link))
          return link.includes("docs.djangoproject.com") && !DJANGO_DOCS.test(link);
        const [, file, slug] = /^(?:([\w-]+)\.md)?(?:#([\w-]+))?$/.exec(link) ?? [];
        if (slug === undefined) return file === undefined || !(file in TOPICS);
        // A topic that is still to be written is listed below, once.
        const id = topicId({ document: file ?? document, slug });
        return !ids.has(id) && !isListed(id);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("say nothing twice", () => {
    const seen = new Map<string, string>();
    const twice = sayings((topic) =>
      sentencesOf(topic.body).flatMap((sentence) => {
        const before = seen.get(sentence);
        seen.set(sentence, topicId(topic));
        return before === undefined ? [] : [`"${sentence}" stands in ${before}`];
      }),
    );
    expect(twice).toEqual([]);
  });

  it.each(LINES)("show the settings that our templates write for Django %s", async (line) => {
    const sample = await sampleSettings(line);
    const wrong = sayings(({ blocks }) =>
      blocks.flatMap((block) => {
        const kind = kindOf(block);
        if (typeof kind === "string" || kind.name !== "settings" || kind.wrong) return [];
        if (!isFor(block, line)) return [];
        const ours = kind.production ? sample.production : sample.base;
        return [...assignmentsOf(block.code)].flatMap(([name, value]) => {
          const written = ours.get(name);
          return written === undefined || written === value
            ? []
            : [`line ${block.line}: ${name} = ${value}, and ${written} in our projects`];
        });
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe("generators and references", () => {
  it("name each other: the topic of a kind has the kind among its generators", async () => {
    const wrong: string[] = [];
    for (const { name, load } of kinds) {
      const { reference } = (await load()).default;
      const topic = topics.find((one) => topicId(one) === reference);
      if (!reference || !isListed(reference)) wrong.push(`${name}: ${reference ?? "no reference"}`);
      else if (topic && !topic.generators.includes(name))
        wrong.push(`${reference} does not name the kind ${name}`);
    }
    expect(wrong).toEqual([]);
  });

  it("name each other: the topic of a feature has it among its features", () => {
    const wrong: string[] = [];
    for (const { name, reference, supporting } of features) {
      const topic = topics.find((one) => topicId(one) === reference);
      if (supporting && !reference) continue;
      if (!reference || !isListed(reference)) wrong.push(`${name}: ${reference ?? "no reference"}`);
      else if (topic && !topic.features.includes(name))
        wrong.push(`${reference} does not name the feature ${name}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe("the list of topics", () => {
  it("is written, every one", () => {
    const all = Object.entries(TOPICS).flatMap(([document, slugs]) =>
      slugs.map((slug) => topicId({ document, slug })),
    );
    expect(all.filter((id) => !ids.has(id))).toEqual([]);
  });
});
