import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { topicId, type Topic } from "../../../src/references/document.ts";
import { chooseRunner, type RunnerName } from "../../../src/verify/choose-runner.ts";
import { findEngine } from "../../../src/verify/container/engine.ts";
import { detectProject } from "../../../src/verify/detect-project.ts";
import { thisMachine, type Machine } from "../../../src/verify/machine.ts";
import type { Environment, Runner } from "../../../src/verify/runner.ts";
import { contextOf } from "../../../src/verify/step-context.ts";
import { readSubject } from "../../../src/verify/subject.ts";
import { serviceVariables } from "../../../src/verify/services.ts";
import { databaseFor } from "../../../src/verify/trial-database.ts";
import { DiskTree } from "../../../src/tree/disk-tree.ts";
import { isFor } from "./block-kinds.ts";
import { consoleDatabase, runConsole } from "./console.ts";
import { checkData } from "./data.ts";
import { lintPython } from "./lint.ts";
import { placeOf, planOf, type Plan, type Trouble } from "./plan.ts";
import { keepText, keptText, sampleOf, type Line, type Sample } from "./sample.ts";

const PYTHON = fileURLToPath(new URL("references_run/", import.meta.url));
/** Processes at once, of the machine that most run this on. */
const AT_ONCE = 2;
const TIMEOUT_S = 120;
const SCHEMA = "schema.json";

export interface RunOptions {
  line: Line;
  runner?: RunnerName;
  progress?: (text: string) => void;
}

/** What a run came to. */
export interface Summary {
  line: Line;
  where: string;
  topics: number;
  /** Blocks run, by kind. */
  blocks: Record<string, number>;
  /** Blocks run, in all. */
  ran: number;
  /** Blocks that are for another line of Django. */
  ofOtherLines: number;
  tests: number;
  assertions: number;
  troubles: Trouble[];
}

/** What the Python side found of one topic or one block of settings. */
interface Found {
  failures: { message: string; frames: [file: string, line: number][]; line: number | null }[];
  tests?: number;
  assertions?: number;
  output: string;
}

/**
 * Runs all blocks and tests of some topics on one line of Django, in the sample project.
 *
 * @param tests the text of each topic's test module, by the topic's id
 * @throws Failure where the sample or its environment cannot be made
 */
export async function runReferences(
  topics: readonly Topic[],
  tests: ReadonlyMap<string, string>,
  { line, runner: name = "auto", progress = () => {} }: RunOptions,
): Promise<Summary> {
  const machine = thisMachine();
  const runner = await chooseRunner(name, machine);
  const sample = await sampleOf(line, runner, machine, progress);
  const plan = planOf(topics, line, tests);
  const summary: Summary = {
    line,
    where: "",
    topics: topics.length,
    blocks: plan.counts,
    ran: Object.values(plan.counts).reduce((sum, count) => sum + count, 0),
    ofOtherLines: topics.flatMap(({ blocks }) => blocks).filter((block) => !isFor(block, line))
      .length,
    tests: 0,
    assertions: 0,
    troubles: [...plan.troubles],
  };
  const engine = await findEngine(machine);
  const [inSample, data] = await Promise.all([
    runInSample(plan, sample, { runner, machine, progress }),
    checkData(plan.data, engine),
  ]);
  summary.where = inSample.where;
  summary.troubles.push(...inSample.troubles, ...data);
  summary.tests = inSample.tests;
  summary.assertions = inSample.assertions;
  return summary;
}

interface With {
  runner: Runner;
  machine: Machine;
  progress: (text: string) => void;
}

async function runInSample(plan: Plan, sample: Sample, { runner, machine, progress }: With) {
  const project = detectProject(sample.root, new DiskTree(sample.root));
  const subject = await readSubject(project, machine);
  progress("preparing the environment");
  const environment = await runner.prepare(subject, { progress });
  const work = await mkdtemp(join(tmpdir(), "references-"));
  let stop = async () => {};
  try {
    const context = await contextOf({ subject, environment });
    progress("starting the services");
    const { env, own, dispose } = await services(environment, context, machine);
    stop = dispose;
    const variables = { ...context.variables, ...env };
    const schema = await keptText(sample, SCHEMA);
    const prefix = `references_${process.pid}_${Date.now().toString(36)}`;
    const request = {
      topics: plan.topics,
      settings: plan.settings,
      databases: consoleTopics(plan).map((topic) => consoleDatabase(prefix, topic)),
      prefix,
      schema: `references_run/${SCHEMA}`,
      ownServer: own,
      atOnce: AT_ONCE,
      timeout: TIMEOUT_S,
      production: variables,
      preload: PRELOAD,
    };
    await environment.write(await filesOf(plan, request, schema));
    progress("running Python");
    const lint = lintPython(plan, environment);
    const python = runPython(environment, env);
    const found = await python;
    if (schema === undefined) {
      const made = await environment.run(["cat", `references_run/${SCHEMA}`]);
      if (made.status === 0) await keepText(sample, SCHEMA, made.stdout);
    }
    const results = troublesOf(plan, found);
    if (plan.console.length > 0) progress("running commands");
    const consoles = await runConsole(plan.console, prefix, {
      sample,
      environment,
      env: variables,
      work,
    });
    if (!own && request.databases.length > 0) {
      const clean = ["python", "-m", "references_run.clean", ...request.databases];
      await environment.run(clean, { env });
    }
    progress("done");
    const troubles = [...results.troubles, ...(await lint), ...consoles];
    return { ...results, troubles, where: environment.where };
  } finally {
    await stop();
    await environment.dispose();
    await rm(work, { recursive: true, force: true });
  }
}

/** The topics that show commands, which may write to a database. */
function consoleTopics({ console }: Plan): Topic[] {
  const topics = console.filter(({ kind }) => !kind.unrun).map(({ topic }) => topic);
  return [...new Set(topics)];
}

/** Of no use to import one by one: they need no settings, and all projects of the sample load them. */
const PRELOAD = [
  "argon2",
  "celery",
  "celery.app.amqp",
  "celery.app.task",
  "celery.schedules",
  "cryptography.hazmat.primitives.asymmetric.rsa",
  "django.core.management",
  "django.core.handlers.wsgi",
  "django.db.models",
  "django.forms",
  "django.template.loader",
  "environ",
  "jsonschema",
  "jwt",
  "kombu",
  "prometheus_client",
  "psycopg",
  "psycopg_pool",
  "redis",
  "sentry_sdk",
  "sentry_sdk.integrations.django",
  "yaml",
];

/** The database server, and what points the sample at it. */
async function services(
  environment: Environment,
  context: Awaited<ReturnType<typeof contextOf>>,
  machine: Machine,
): Promise<{ env: Record<string, string>; own: boolean; dispose: () => Promise<void> }> {
  const given = machine.env["DATABASE_URL"];
  if (!environment.serve && given) {
    const REDIS_URL = machine.env["REDIS_URL"] ?? "redis://127.0.0.1:6379/0";
    return { env: { DATABASE_URL: given, REDIS_URL }, own: false, dispose: async () => {} };
  }
  if (environment.serve) {
    await environment.serve(context.services);
    return { env: serviceVariables(context.variables), own: true, dispose: async () => {} };
  }
  const database = await databaseFor(environment, context, machine);
  if (typeof database === "string") {
    throw new Error(`There is no database: ${database}. Set DATABASE_URL.`);
  }
  return { env: { ...database.env }, own: true, dispose: () => database.dispose() };
}

/** All that has to be written into the copy of the sample. */
async function filesOf(
  plan: Plan,
  request: object,
  schema: string | undefined,
): Promise<Map<string, string>> {
  const files = new Map(plan.files);
  for (const name of await readdir(PYTHON)) {
    if (!name.endsWith(".py")) continue;
    files.set(`references_run/${name}`, await readFile(join(PYTHON, name), "utf8"));
  }
  files.set("references_run/plan.json", JSON.stringify(request));
  if (schema !== undefined) files.set(`references_run/${SCHEMA}`, schema);
  return files;
}

async function runPython(
  environment: Environment,
  env: Readonly<Record<string, string>>,
): Promise<Record<string, Found>> {
  const results = "references_run/results.json";
  const argv = ["python", "-m", "references_run", "references_run/plan.json", results];
  const done = await environment.run(argv, { env });
  const read = done.status === 0 && (await environment.run(["cat", results]));
  if (!read || read.status !== 0) throw new Error(`The run broke off:\n${done.output}`);
  return JSON.parse(read.stdout) as Record<string, Found>;
}

function troublesOf(plan: Plan, found: Record<string, Found>) {
  const troubles: Trouble[] = [];
  let tests = 0;
  let assertions = 0;
  for (const [id, { failures, output, ...counts }] of Object.entries(found)) {
    tests += counts.tests ?? 0;
    assertions += counts.assertions ?? 0;
    const topic = id.replace(/:\d+$/, "");
    const [document = ""] = topic.split("#");
    for (const { message, frames, line } of failures) {
      const places = frames.flatMap(([file, at]) => placeOf(plan, file, at) ?? []);
      const where = line === null ? places.at(-1) : `references/${document}.md:${line}`;
      const also = places.length > 1 ? [`from ${places[0]}`] : [];
      const said = where === undefined && output.trim() ? [output.trim()] : [];
      troubles.push({
        topic,
        where: where ?? `references/${document}.md`,
        what: [message, ...also, ...said].join("\n"),
      });
    }
  }
  for (const { id } of plan.topics) {
    if (!(id in found)) troubles.push({ topic: id, where: "", what: "it was not run" });
  }
  return { troubles, tests, assertions };
}

/** The tests that are for no topic of the documents. */
export function orphans(topics: readonly Topic[], tests: ReadonlyMap<string, string>): string[] {
  const known = new Set(topics.map(topicId));
  return [...tests.keys()].filter((id) => !known.has(id));
}
