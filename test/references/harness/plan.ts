import { basename, dirname, join } from "node:path/posix";
import { topicId, type Block, type Topic } from "../../../src/references/document.ts";
import { fingerprint } from "../../../src/verify/installation.ts";
import { isFor, kindOf, type Kind } from "./block-kinds.ts";
import type { Line } from "./sample.ts";

/** Something that is not as it should be, and where: in a document or in a topic's tests. */
export interface Trouble {
  topic: string;
  /** `references/models-and-orm.md:12`. */
  where: string;
  what: string;
}

/** A topic as its Python side knows it. */
interface TopicPlan {
  id: string;
  package: string;
  label: string;
  /** Of the database that is made for it, the end of the name. */
  database: string;
  modules: string[];
  /** Files that are no modules, such as gunicorn.conf.py. */
  scripts: string[];
  tests: string[];
  pytest: string[];
  migrations: boolean;
  hasWrongTest: boolean;
  templates: { code: string; line: number; wrong: boolean }[];
  sql: { code: string; line: number; fails: boolean }[];
}

interface SettingsPlan {
  id: string;
  topic: string;
  module: string;
  base: string;
  production: boolean;
  wrong: string;
  line: number;
}

/** A block that is neither Python, a template nor SQL. */
export interface LooseBlock<Name extends Kind["name"]> {
  topic: Topic;
  block: Block;
  kind: Extract<Kind, { name: Name }>;
}

/** All that is to be done with some topics on one line of Django. */
export interface Plan {
  topics: TopicPlan[];
  settings: SettingsPlan[];
  /** Text by path, below the root of the sample. */
  files: Map<string, string>;
  /** Lines of the Markdown, by path, for each line of a file that was made of blocks. */
  origins: Map<string, Origin>;
  /** Every block of Python, as it stands. */
  python: { code: string; wrong: boolean; place: Omit<Trouble, "what"> }[];
  console: LooseBlock<"console">[];
  data: LooseBlock<"data">[];
  counts: Record<string, number>;
  troubles: Trouble[];
}

interface Origin {
  topic: string;
  /** The file that a person edits. */
  source: string;
  /** The line there of each line here, from the first; 0 where there is none. */
  lines: number[];
}

const BASE_SETTINGS = `from config.settings.base import *

SECRET_KEY = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP"
`;
const PRODUCTION_SETTINGS = "from config.settings.production import *\n";

/** @param tests the text of test/references/<document>/<topic>.py, by the topic's id */
export function planOf(
  topics: readonly Topic[],
  line: Line,
  tests: ReadonlyMap<string, string>,
): Plan {
  const plan: Plan = {
    topics: [],
    settings: [],
    files: new Map(),
    origins: new Map(),
    python: [],
    console: [],
    data: [],
    counts: {},
    troubles: [],
  };
  for (const topic of topics) addTopic(plan, topic, line, tests.get(topicId(topic)));
  if (plan.topics.length > 0) plan.files.set("topics/__init__.py", "");
  if (plan.settings.length > 0) {
    plan.files.set("topics_settings/__init__.py", "");
    plan.files.set("topics_settings/base.py", BASE_SETTINGS);
    plan.files.set("topics_settings/production.py", PRODUCTION_SETTINGS);
  }
  return plan;
}

function addTopic(plan: Plan, topic: Topic, line: Line, test: string | undefined): void {
  const id = topicId(topic);
  const folder = `topics/${pythonName(topic.document)}/${pythonName(topic.slug)}`;
  const own: TopicPlan = {
    id,
    package: folder.replaceAll("/", "."),
    label: pythonName(topic.slug),
    database: shortName(topic),
    modules: [],
    scripts: [],
    tests: [],
    pytest: [],
    migrations: false,
    hasWrongTest: /def test_wrong_/.test(test ?? ""),
    templates: [],
    sql: [],
  };
  const trouble = (block: Block, what: string) =>
    plan.troubles.push({ topic: id, where: `references/${topic.document}.md:${block.line}`, what });
  const seenTemplates = new Set<string>();
  let wrong: Block | undefined;
  for (const block of topic.blocks) {
    const kind = kindOf(block);
    if (typeof kind === "string") {
      trouble(block, kind);
      continue;
    }
    if (!isFor(block, line)) continue;
    const counted = kind.name === "data" ? kind.language : kind.name;
    plan.counts[counted] = (plan.counts[counted] ?? 0) + 1;
    if (block.language === "python") {
      const isWrong = "wrong" in kind && Boolean(kind.wrong);
      const where = `references/${topic.document}.md:${block.line}`;
      plan.python.push({ code: block.code, wrong: isWrong, place: { topic: id, where } });
    }
    switch (kind.name) {
      case "module":
        if (kind.wrong) wrong = block;
        addModule(plan, { id, folder, topic, block }, kind);
        break;
      case "settings":
        addSettings(plan, { id, topic, block }, kind);
        break;
      case "template": {
        const name = kind.wrong
          ? join(dirname(kind.path), `wrong_${basename(kind.path)}`)
          : kind.path;
        if (seenTemplates.has(name)) trouble(block, `${name} is there twice in this topic`);
        seenTemplates.add(name);
        plan.files.set(`${folder}/templates/${name}`, block.code);
        own.templates.push({ code: block.code, line: block.line, wrong: kind.wrong });
        break;
      }
      case "sql":
        own.sql.push({ code: block.code, line: block.line, fails: kind.fails });
        break;
      case "console":
        plan.console.push({ topic, block, kind });
        break;
      case "data":
        plan.data.push({ topic, block, kind });
        break;
      case "text":
        break;
    }
  }
  if (wrong && !own.hasWrongTest) {
    trouble(wrong, "no test test_wrong_… of this topic shows what is wrong with it");
  }
  if (test !== undefined) {
    const path = `${folder}/topic_tests.py`;
    plan.files.set(path, test);
    const source = `test/references/${topic.document}/${topic.slug}.py`;
    const lines = test.split("\n").map((_, index) => index + 1);
    plan.origins.set(path, { topic: id, source, lines });
  }
  describeModules(plan, own, folder);
  if (!isEmpty(own)) plan.topics.push(own);
}

interface Placed {
  id: string;
  topic: Topic;
  block: Block;
}

function addModule(
  plan: Plan,
  { id, folder, topic, block }: Placed & { folder: string },
  { path, wrong }: { path: string; wrong: boolean },
): void {
  const name = wrong ? join(dirname(path), `wrong_${basename(path)}`) : path;
  const file = `${folder}/${name}`;
  const before = plan.files.get(file);
  const source = `references/${topic.document}.md`;
  const origin = plan.origins.get(file) ?? { topic: id, source, lines: [] };
  if (before !== undefined) origin.lines.push(0, 0);
  plan.files.set(file, before === undefined ? block.code : `${before}\n\n${block.code}`);
  origin.lines.push(...linesOf(block));
  plan.origins.set(file, origin);
  for (let parent = dirname(file); parent !== "topics"; parent = dirname(parent)) {
    const init = `${parent}/__init__.py`;
    if (!plan.files.has(init)) plan.files.set(init, "");
  }
}

function addSettings(
  plan: Plan,
  { id, topic, block }: Placed,
  { production, wrong = "" }: { production: boolean; wrong?: string },
): void {
  // Checks for deployment are about production: the base alone has many of them.
  const isForProduction = production || wrong.startsWith("security.");
  const base = isForProduction ? "topics_settings.production" : "topics_settings.base";
  const name = `${pythonName(topic.document)}_${pythonName(topic.slug)}_${block.line}`;
  const head = `from ${base} import *\n\n`;
  const path = `topics_settings/${name}.py`;
  plan.files.set(path, head + block.code);
  const source = `references/${topic.document}.md`;
  plan.origins.set(path, { topic: id, source, lines: [0, 0, ...linesOf(block)] });
  plan.settings.push({
    id: `${id}:${block.line}`,
    topic: id,
    module: `topics_settings.${name}`,
    base,
    production: isForProduction,
    wrong,
    line: block.line,
  });
}

/** Sorts the files of a topic into modules, scripts and tests. */
function describeModules(plan: Plan, own: TopicPlan, folder: string): void {
  for (const [path, text] of plan.files) {
    if (!path.startsWith(`${folder}/`) || !path.endsWith(".py") || path.endsWith("__init__.py"))
      continue;
    const name = path.slice(folder.length + 1, -".py".length);
    const last = basename(name);
    const isTest = /^(test_.*|tests|.*_tests?)$/.test(last);
    if (isTest && /^(async )?def test_|^@pytest/m.test(text)) own.pytest.push(path);
    else if (isTest) own.tests.push(name.replaceAll("/", "."));
    else if (last.startsWith("wrong_") || name === "apps" || last === "conftest") continue;
    else if (name.startsWith("migrations/")) own.migrations = true;
    else if (!/^[\w/]+$/.test(name)) own.scripts.push(path);
    else own.modules.push(name.replaceAll("/", "."));
  }
  own.modules.sort();
  if (isEmpty(own)) return;
  for (const parent of [folder, dirname(folder)]) {
    const init = `${parent}/__init__.py`;
    if (!plan.files.has(init)) plan.files.set(init, "");
  }
}

function isEmpty({ modules, scripts, tests, pytest, migrations, templates, sql }: TopicPlan) {
  const all = [modules, scripts, tests, pytest, templates, sql];
  return !migrations && all.every((list) => list.length === 0);
}

function linesOf({ code, line }: Block): number[] {
  return code
    .split("\n")
    .slice(0, -1)
    .map((_, index) => line + index);
}

/** Where a line of a file that was made of blocks comes from. */
export function placeOf(plan: Plan, file: string, line: number): string | undefined {
  const origin = plan.origins.get(file);
  const at = origin?.lines[line - 1];
  return origin && at ? `${origin.source}:${at}` : undefined;
}

/** A name for a database: short, and no two topics have the same. */
export function shortName(topic: Topic): string {
  return fingerprint(topicId(topic));
}

export function pythonName(slug: string): string {
  return slug.replaceAll("-", "_");
}
