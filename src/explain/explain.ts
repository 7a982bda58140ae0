import { documentNames, readDocument } from "../references/library.ts";
import { topicId, type Topic } from "../references/document.ts";
import lines from "./data/django-checks.json" with { type: "json" };
import { parseExplanations, type Row } from "./parse-explanations.ts";
import { RULES, type Rule } from "./rules.ts";
import { explanationText, TEXTS, type TextName } from "./texts.ts";

export interface Explanation {
  id: string;
  /** `Django check`, `check of django-axes`, `audit rule`, `error`. */
  kind: string;
  level?: string;
  /** What it is, in a sentence. */
  says: string;
  /** How it comes about, where more is to be said. */
  cause?: string;
  mend: string;
  wrong?: string;
  right?: string;
  /** The line of Django that alone has it. */
  only?: string;
  docs?: string;
  /** Topics that are about it. */
  topics: string[];
}

const LEVELS: Readonly<Record<string, string>> = {
  C: "critical",
  D: "debug",
  E: "error",
  I: "info",
  W: "warning",
};

/** Explains an id, in whatever case it is written; undefined where there is none of that name. */
export function explain(asked: string): Explanation | undefined {
  const wanted = asked.toLowerCase();
  for (const name of TEXTS) {
    const row = rowsOf(name).find(({ id }) => id.toLowerCase() === wanted);
    if (row) return ofRow(name, row);
  }
  const rule = RULES.find(({ id }) => id.toLowerCase() === wanted);
  return rule && ofRule(rule);
}

/** Every id there is an explanation of. */
export function explainedIds(): string[] {
  return [
    ...TEXTS.flatMap((name) => rowsOf(name).map(({ id }) => id)),
    ...RULES.map(({ id }) => id),
  ];
}

const read = new Map<TextName, Row[]>();

function rowsOf(name: TextName): Row[] {
  const rows = read.get(name) ?? parseExplanations(explanationText(name));
  read.set(name, rows);
  return rows;
}

function ofRow(name: TextName, { id, says, mend, family, cause, wrong, right }: Row): Explanation {
  const letter = /\.([A-Z])\d/.exec(id)?.[1];
  const only = name === "django" ? onlyLine(id) : undefined;
  const docs = name === "django" ? docsOf(only) : undefined;
  const kind = { django: "Django check", packages: `check of ${family}`, codes: "error" }[name];
  return {
    id,
    kind,
    ...(letter && { level: LEVELS[letter]! }),
    says,
    ...(cause && { cause }),
    mend,
    ...(wrong && { wrong }),
    ...(right && { right }),
    ...(only && { only }),
    ...(docs && { docs }),
    topics: name === "codes" ? [] : topicsAbout(({ body }) => body.includes(id)),
  };
}

function ofRule({ id, title, severity, finds, wrong, right }: Rule): Explanation {
  return {
    id,
    kind: "audit rule",
    level: severity,
    says: `${title.charAt(0).toUpperCase()}${title.slice(1)}.`,
    cause: finds,
    mend: "Write it as in the second example.",
    wrong,
    right,
    topics: topicsAbout(({ rules }) => rules.includes(id)),
  };
}

function onlyLine(id: string): string | undefined {
  const having = Object.entries(lines).filter(([, ids]) => ids.includes(id));
  return having.length === 1 ? having[0]![0] : undefined;
}

function docsOf(only = "5.2"): string {
  return `https://docs.djangoproject.com/en/${only}/ref/checks/`;
}

function topicsAbout(isAbout: (topic: Topic) => boolean): string[] {
  const topics = documentNames().flatMap((name) => readDocument(name).topics.filter(isAbout));
  return topics.map(topicId).slice(0, 4);
}
