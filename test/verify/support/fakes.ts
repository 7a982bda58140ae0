import type { Machine } from "../../../src/verify/machine.ts";
import { Management } from "../../../src/verify/management.ts";
import type { Execute, ExecuteOptions, Outcome } from "../../../src/verify/processes.ts";
import type { ProjectUnderTest } from "../../../src/verify/project-under-test.ts";
import type { Environment, RunOptions } from "../../../src/verify/runner.ts";
import type { StepContext } from "../../../src/verify/step.ts";
import { MemoryTree } from "../../../src/tree/memory-tree.ts";
import type { ProjectFiles } from "../../../src/verify/project-files.ts";

/** What a program says: its status, its output, or both. */
export type Answer = number | string | Partial<Outcome>;
type Rule = readonly [command: RegExp, answer: Answer | ((call: Call) => Answer)];

export interface Call {
  /** The words with spaces between them. */
  command: string;
  options: ExecuteOptions | RunOptions;
}

function outcome(answer: Answer): Outcome {
  const part =
    typeof answer === "number"
      ? { status: answer }
      : typeof answer === "string"
        ? { stdout: answer }
        : answer;
  const stdout = part.stdout ?? part.output ?? "";
  return { status: 0, ms: 1, output: stdout, ...part, stdout };
}

/** Programs that answer by the first rule that matches; any other one does not exist. */
export function fakeExecute(rules: readonly Rule[], calls: Call[] = []): Execute {
  return (argv, options = {}) => {
    options.signal?.throwIfAborted();
    const call = { command: argv.join(" "), options };
    calls.push(call);
    const answer = rules.find(([pattern]) => pattern.test(call.command))?.[1] ?? 127;
    return Promise.resolve(outcome(typeof answer === "function" ? answer(call) : answer));
  };
}

export function fakeMachine(rules: readonly Rule[], home: string, calls: Call[] = []): Machine {
  const env = { PATH: "/usr/bin", HOME: home, DATABASE_URL: "postgres://real" };
  return { execute: fakeExecute(rules, calls), env, platform: "linux", home };
}

export const PROJECT: ProjectUnderTest = {
  root: "/repository",
  managePy: "manage.py",
  settings: {
    development: "config.settings.development",
    production: "config.settings.production",
    test: "config.settings.test",
  },
  tests: "pytest",
  testFolder: "",
};

export function fakeEnvironment(rules: readonly Rule[], calls: Call[] = []): Environment {
  const execute = fakeExecute(rules, calls);
  return {
    runner: "local",
    where: "nowhere",
    cached: true,
    scratch: "/tmp",
    keep: "/keep",
    run: (argv, options = {}) => execute(argv, options),
    write: () => Promise.resolve(),
    dispose: () => Promise.resolve(),
  };
}

/** A step's context over files, packages and programs that are made up. */
export function contextOf({
  files = {},
  packages = [],
  rules = [],
  calls = [],
  ...part
}: {
  files?: Readonly<Record<string, string>>;
  packages?: readonly string[];
  rules?: readonly Rule[];
  calls?: Call[];
} & Omit<Partial<StepContext>, "files">): StepContext {
  const environment = part.environment ?? fakeEnvironment(rules, calls);
  const project = part.project ?? PROJECT;
  return {
    project,
    files: new MemoryTree(Object.entries(files)) as unknown as ProjectFiles,
    dependencies: {
      installer: "uv",
      files: new Map(),
      roots: [],
      requirements: [],
      requiresPython: undefined,
      names: new Set(packages),
      django: undefined,
      git: false,
    },
    python: "3.13",
    environment,
    management: new Management(environment, project.managePy),
    variables: {},
    services: [],
    has: (name) => packages.includes(name),
    progress: () => undefined,
    ...part,
  };
}

/** How the probe for management commands answers. */
export function managed(...results: readonly { status: number; output: string }[]): string {
  return `\n@@django-expert@@${JSON.stringify(results.map((result) => ({ ms: 1, ...result })))}\n`;
}
