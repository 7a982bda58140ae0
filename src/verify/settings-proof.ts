import { basename, dirname, join } from "node:path/posix";
import type { FileChange } from "../changes/change-set.ts";
import { Failure } from "../errors.ts";
import {
  type ComparedRun,
  type ComparedSettings,
  type Difference,
  type SettingsProof,
  variablesOf,
} from "../settings/equality.ts";
import { chooseRunner, type RunnerName } from "./choose-runner.ts";
import { findOwnEnvironment, ownRunner } from "./local/own-environment.ts";
import { thisMachine, type Machine } from "./machine.ts";
import { probeResult } from "./probe/result.ts";
import { probeSource } from "./probe/sources.ts";
import { folderOf, type ProjectUnderTest } from "./project-under-test.ts";
import type { Environment } from "./runner.ts";
import { readSubject } from "./subject.ts";

export interface SettingsProofRequest {
  project: ProjectUnderTest;
  changes: readonly FileChange[];
  runs: readonly ComparedRun[];
  /** The module before: what it defines is the same thing in whichever module of that package it is after. */
  module: string;
}

export interface SettingsProofOptions {
  runner?: RunnerName;
  progress?: (text: string) => void;
  signal?: AbortSignal;
  machine?: Machine;
}

/** What Django has for one settings module. */
interface Told {
  names: Readonly<Record<string, unknown>>;
  django: Readonly<Record<string, unknown>>;
  failed: string | null;
}

/**
 * Runs the settings of every environment before and after a change, on a copy, with the project's own Python where there
 * is one, and compares every name as Django has it.
 *
 * @throws Failure `no-runner` and its like where there is nothing to run Python with
 */
export async function proveSettings(
  request: SettingsProofRequest,
  options: SettingsProofOptions = {},
): Promise<SettingsProof> {
  const { machine = thisMachine(), progress = () => {}, signal, runner = "auto" } = options;
  const { project, changes } = request;
  const overlay = new Map(changes.map(({ path, after }) => [path, after]));
  const folders = [join(project.root, dirname(project.managePy)), project.root];
  const own =
    runner === "container" ? undefined : await findOwnEnvironment(folders, machine, signal);
  const subject = await readSubject(project, machine, { overlay, isInstalled: own !== undefined });
  const chosen = own ? ownRunner(own, machine) : await chooseRunner(runner, machine, signal);
  const environment = await chosen.prepare(subject, { signal, progress });
  try {
    return {
      by: "django",
      where: environment.where,
      rows: await compareRuns(environment, request),
    };
  } finally {
    await environment.dispose();
  }
}

type Variables = Readonly<Record<string, string>>;

/** What an environment had before, and the variables that it started with. */
interface Before {
  told: Told;
  env: Variables;
  /** A key that is made up at each start differs between two runs of the same. */
  unsteady: ReadonlySet<string>;
}

async function compareRuns(
  environment: Environment,
  request: SettingsProofRequest,
): Promise<ComparedSettings[]> {
  const { changes, runs } = request;
  const ask = (run: ComparedRun, module: string, env: Variables) =>
    tell(environment, request, { argv: run.argv, module, env });
  await environment.write(new Map(changes.map(({ path, before }) => [path, before])));
  const before: Before[] = [];
  for (const run of runs) {
    let env = variables(run);
    let told = await ask(run, run.before, env);
    for (const more of told.failed === null ? [] : furtherVariables(run)) {
      const tried = await ask(run, run.before, more);
      if (tried.failed !== null) continue;
      [told, env] = [tried, more];
      break;
    }
    const again = await ask(run, run.before, env);
    const unsteady = new Set(differences(told, again).map(({ name }) => name));
    before.push({ told, env, unsteady });
  }
  await environment.write(new Map(changes.map(({ path, after }) => [path, after])));
  const rows: ComparedSettings[] = [];
  for (const [index, run] of runs.entries())
    for (const module of run.after) {
      const known = before[index]!;
      rows.push(rowOf(run, module, known, await ask(run, module, known.env)));
    }
  return rows;
}

function rowOf(
  run: ComparedRun,
  after: string,
  { told: one, unsteady }: Before,
  other: Told,
): ComparedSettings {
  const all = differences(one, other).filter(
    ({ name, before }) => !(before === undefined && run.appearing?.includes(name)),
  );
  return {
    environment: run.environment,
    before: run.before,
    after,
    names: Object.keys(one.names).length,
    django: Object.keys(one.django).length,
    differences: all.filter(({ name }) => !unsteady.has(name)),
    open: [...unsteady],
    ...(one.failed !== null && one.failed === other.failed && { failed: one.failed }),
  };
}

function differences(one: Told, other: Told): Difference[] {
  const found: Difference[] = [];
  for (const part of ["names", "django"] as const) {
    for (const name of new Set([...Object.keys(one[part]), ...Object.keys(other[part])])) {
      // What has an underscore is for the module itself: a star import leaves it out.
      if (name.startsWith("_")) continue;
      const [before, after] = [one[part][name], other[part][name]].map(textOf);
      if (before !== after && !found.some((known) => known.name === name))
        found.push({ name, before, after });
    }
  }
  if (one.failed !== other.failed)
    found.push({
      name: "what Django says",
      before: one.failed ?? "it loads them",
      after: other.failed ?? "it loads them",
    });
  return found;
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

async function tell(
  environment: Environment,
  { project: { managePy }, module: own }: SettingsProofRequest,
  { module, argv, env }: { module: string; argv: readonly string[]; env: Variables },
): Promise<Told> {
  const done = await environment.run(
    ["python", "-", basename(managePy), module, own, JSON.stringify(argv)],
    {
      folder: folderOf(managePy),
      input: probeSource("settings"),
      env: { ...env, PYTHONDONTWRITEBYTECODE: "1", PYTHONHASHSEED: "0" },
    },
  );
  const result = probeResult<Told>(done);
  if (result) return result.found;
  throw new Failure({
    code: "settings-not-told",
    message: `Python broke off while it read ${module}.`,
    details: done.output.split("\n").slice(-5),
  });
}

/** What an environment needs: the variables of the repository's files, and something for those that have no default. */
function variables({ environment, settings, assumed }: ComparedRun): Record<string, string> {
  const given = new Map([...variablesOf(settings), ...assumed]);
  for (const { name, required } of settings.variables) {
    // A server has a key, whatever the code does without one.
    const isNeeded = required || (environment === "production" && name.endsWith("SECRET_KEY"));
    if (isNeeded && !given.has(name)) given.set(name, placeholder(name));
  }
  return Object.fromEntries(given);
}

/** Where that does not start: another key, as nobody may keep that of an example; then something for all that is not set. */
function furtherVariables(run: ComparedRun): Variables[] {
  const withKey = variables(run);
  for (const { name } of run.settings.variables)
    if (name.endsWith("SECRET_KEY")) withKey[name] = placeholder(name);
  const withAll = { ...withKey };
  for (const { name } of run.settings.variables)
    if (withAll[name] === undefined || withAll[name] === "") withAll[name] = placeholder(name);
  return [withKey, withAll];
}

function placeholder(name: string): string {
  if (/DATABASE_URL|DB_URL/.test(name)) return "postgres://user:password@localhost:5432/name";
  if (/REDIS\w*URL/.test(name)) return "redis://localhost:6379/0";
  if (/URL|URI/.test(name)) return "https://example.com";
  return /PORT|NUMBER|COUNT|SIZE|TIMEOUT|SECONDS/.test(name) ? "1" : "set-for-comparison";
}
