import { Failure, EXIT } from "../errors.ts";
import { nearest } from "../options/nearest.ts";
import type { Node } from "../python/parse.ts";
import { djangoDefault, djangoSettings, knownLine } from "./django-defaults.ts";
import type { Condition, Touch } from "./evaluate/trace.ts";
import { touched } from "./evaluate/trace.ts";
import { lineage } from "./evaluate/classes.ts";
import { parseEnvironment } from "./evaluate/natives/environment-files.ts";
import type { Settings } from "./settings.ts";
import { masked, maskedSource } from "./masking.ts";
import type { Project } from "./project.ts";
import {
  environmentRuns,
  type EnvironmentName,
  type EnvironmentRun,
} from "./setting-environments.ts";
import { isKnown, located, shown, type Shown } from "./shown.ts";

/** An environment variable that a value depends on. */
interface ReportedVariable {
  name: string;
  /** What it is where it is not set; undefined where the code needs it. */
  default?: Shown;
  /** What it is here, and the file that sets it; both are left out where it is not set. */
  value?: Shown;
  from?: string;
  /** Where it is read, if by the statement of another name that this one is made of. */
  by?: string;
}

/** A statement that sets or changes a setting. */
export interface ReportedPlace {
  path: string;
  line: number;
  how: Touch["how"];
  source: string;
  conditions: readonly Condition[];
  variables: readonly ReportedVariable[];
}

/** A setting in one environment. */
export interface ReportedValue {
  environment: EnvironmentName;
  module: string;
  /** Environment variables that a server is taken to set. */
  assumed: Readonly<Record<string, string>>;
  isSet: boolean;
  /** Secrets are masked. */
  value: Shown;
  /** Whether all of it is known without running it. */
  isKnown: boolean;
  /** In the order of execution. */
  places: readonly ReportedPlace[];
  /** Statements of the same modules that set it under conditions which do not hold here. */
  passedOver: readonly { path: string; line: number; source: string }[];
}

/** Where a setting comes from. */
export interface SettingReport {
  name: string;
  /** What it is where nobody sets it; undefined where it is none of Django's. */
  django: { value: Shown; line: string } | undefined;
  environments: readonly ReportedValue[];
}

/**
 * What settings are in each environment, and where that comes from.
 *
 * @param asked names, or beginnings of them with a `*` behind
 * @param root the folder that the repository lies in, absolute
 * @throws Failure (usage) where there is no setting of the name, which says the one that was likely meant
 */
export function settingReports(
  project: Project,
  asked: readonly string[],
  root: string,
): SettingReport[] {
  const runs = environmentRuns(project);
  const line = knownLine(project.django?.line);
  const known = new Set([
    ...runs.flatMap(({ settings }) => [...settings.values.keys()].filter(isSettingName)),
    ...djangoSettings(line),
  ]);
  const names = [...new Set(asked.flatMap((one) => matching(one, known)))];
  return names.map((name) => {
    const preset = djangoDefault(name, line);
    return {
      name,
      django: preset === undefined ? undefined : { value: masked(name, preset), line },
      environments: runs.map((run) => valueIn(run, name, preset, project, root)),
    };
  });
}

function isSettingName(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name);
}

function matching(asked: string, known: ReadonlySet<string>): string[] {
  const name = asked.toUpperCase();
  if (!name.includes("*")) {
    if (known.has(name)) return [name];
    throw notFound(asked, nearest(name, known));
  }
  const pattern = new RegExp(`^${name.replaceAll("*", ".*").replace(/[^\w.*]/g, "")}$`);
  const found = [...known].filter((one) => pattern.test(one)).sort();
  if (found.length === 0) throw notFound(asked, undefined);
  return found;
}

function notFound(asked: string, meant: string | undefined): Failure {
  return new Failure({
    code: "no-such-setting",
    message: `Neither the project nor its Django has a setting ${asked}.`,
    next: meant
      ? `Did you mean ${meant}?`
      : "Give the name of a setting, or its beginning with a *.",
    exit: EXIT.usage,
  });
}

function valueIn(
  run: EnvironmentRun,
  name: string,
  preset: Shown | undefined,
  project: Project,
  root: string,
): ReportedValue {
  const { settings } = run;
  const value = settings.values.get(name);
  const told = value === undefined ? (preset ?? null) : located(shown(value), root);
  const { late } = settings.machine;
  const found: Shown = late
    ? { computed: `Dynaconf can set it, at ${late.path}:${late.line}`, options: [told] }
    : told;
  const touches = settings.machine.trace.of(settings.module, name);
  return {
    environment: run.name,
    module: run.module,
    assumed: Object.fromEntries(
      [...run.assumed].map(([key, text]) => [key, String(masked(key, text))]),
    ),
    isSet: value !== undefined,
    value: masked(name, found),
    isKnown: isKnown(found),
    places: [
      ...touches.map((touch) => reported(touch, name, run, project, root)),
      ...attributes(run, name, project),
    ],
    passedOver: passedOver(run, name, touches, project),
  };
}

function reported(
  touch: Touch,
  name: string,
  run: EnvironmentRun,
  project: Project,
  root: string,
): ReportedPlace {
  const { path, line, how, conditions } = touch;
  return {
    path,
    line,
    how,
    source: maskedSource(name, touch.node.text),
    conditions,
    variables: variablesOf(touch, name, run, project, root),
  };
}

/** The variables that a statement reads, and those that the names it is made of were read from. */
function variablesOf(
  touch: Touch,
  name: string,
  { settings }: EnvironmentRun,
  project: Project,
  root: string,
): ReportedVariable[] {
  const { trace } = settings.machine;
  const found = new Map<string, ReportedVariable>();
  const seen = new Set<string>([name]);
  const visit = (one: Touch, by: string | undefined): void => {
    for (const { name: variable, preset } of one.reads) {
      if (found.has(variable)) continue;
      found.set(variable, {
        name: variable,
        ...(preset !== undefined && { default: masked(variable, located(shown(preset), root)) }),
        ...valueOf(variable, settings, project),
        ...(by !== undefined && { by }),
      });
    }
    for (const identifier of namesIn(one.node, one.conditions)) {
      if (seen.has(identifier)) continue;
      seen.add(identifier);
      for (const origin of trace.of(one.module, identifier))
        if (origin.order < one.order) visit(origin, identifier);
    }
  };
  visit(touch, undefined);
  return [...found.values()];
}

function valueOf(
  variable: string,
  { machine, environmentFiles }: Settings,
  { tree }: Project,
): { value?: Shown; from?: string } {
  const value = machine.environment.entries.get(variable);
  if (value === undefined) return {};
  const from = environmentFiles.find((path) =>
    parseEnvironment(tree.read(path) ?? "").has(variable),
  );
  return { value: masked(variable, shown(value)), ...(from !== undefined && { from }) };
}

function namesIn(node: Node, conditions: readonly Condition[]): string[] {
  const names = node.descendantsOfType("identifier").flatMap((one) => (one ? [one.text] : []));
  return [...names, ...conditions.flatMap(({ text }) => text.match(/[A-Za-z_]\w*/g) ?? [])];
}

/** Statements of the modules that a setting comes by, which did not run. */
function passedOver(
  { settings }: EnvironmentRun,
  name: string,
  touches: readonly Touch[],
  project: Project,
): { path: string; line: number; source: string }[] {
  const { trace, modules } = settings.machine;
  return trace.sources(settings.module, name).flatMap((source) => {
    const path = modules.get(source.module)?.path;
    const root = path === undefined ? undefined : project.syntax(path);
    if (path === undefined || !root) return [];
    return statementsIn(root)
      .filter((node) => touched(node).some((one) => one.name === source.name))
      .map((node) => ({
        path,
        line: node.startPosition.row + 1,
        source: maskedSource(name, node.text),
      }))
      .filter((one) => !touches.some(({ path: at, line }) => at === path && line === one.line));
  });
}

/** With django-configurations: where the class has it, and those that it builds on, the furthest first. */
function attributes(
  { settings: { configuration } }: EnvironmentRun,
  name: string,
  project: Project,
): ReportedPlace[] {
  if (!configuration) return [];
  const classes = [...lineage(configuration.chosen)].reverse();
  return classes.flatMap((owner) => {
    const { path } = owner.module;
    const definition = project
      .syntax(path)
      ?.descendantsOfType("class_definition")
      .find((node) => node && node.startPosition.row + 1 === owner.line);
    const body = definition?.childForFieldName("body");
    return (body ? statementsIn(body) : [])
      .filter((node) => touched(node).some((one) => one.name === name))
      .map((node) => ({
        path,
        line: node.startPosition.row + 1,
        how: "set" as const,
        source: maskedSource(name, node.text),
        conditions: [],
        variables: [],
      }));
  });
}

/** The statements of a module that run with it, also those within conditions. */
function statementsIn(node: Node): Node[] {
  return node.namedChildren.flatMap((child): Node[] => {
    if (child.type === "expression_statement") return child.namedChildren;
    if (child.type === "delete_statement") return [child];
    if (/^(?:function|class|decorated)_definition$/.test(child.type)) return [];
    return /_statement$|_clause$|^block$/.test(child.type) ? statementsIn(child) : [];
  });
}
