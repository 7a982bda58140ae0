import type { FileChange } from "../changes/change-set.ts";
import type { Project } from "../project/project.ts";
import type { EnvironmentName } from "../project/setting-environments.ts";
import type { Settings } from "../project/settings.ts";
import { isKnown, shown, type Shown } from "../project/shown.ts";
import { Overlay } from "../wiring/overlay.ts";

/** An environment whose settings have to be equal before and after a change. */
export interface ComparedRun {
  environment: EnvironmentName;
  /** The settings module before. */
  before: string;
  /** Those that have to give the same after. */
  after: readonly string[];
  argv: readonly string[];
  assumed: ReadonlyMap<string, string>;
  /** As they were read before. */
  settings: Settings;
  /** Names that may come to be there, if what Django has for them stays. */
  appearing?: readonly string[];
}

/** A name that is another after the change. */
export interface Difference {
  name: string;
  before: string | undefined;
  after: string | undefined;
}

/** What comparing one environment came to. */
export interface ComparedSettings {
  environment: EnvironmentName;
  before: string;
  after: string;
  /** How many names were compared. */
  names: number;
  /** How many settings of Django, with its defaults; undefined where Django was not asked. */
  django?: number;
  differences: readonly Difference[];
  /** Names that could not be compared, as they are known only when the code runs. */
  open: readonly string[];
  /** Why it does not start, before and after alike. */
  failed?: string;
}

/** How the settings were compared. */
export interface SettingsProof {
  /** `django`: by running it; `reading`: without. */
  by: "django" | "reading";
  /** For people: where it ran, or why it did not. */
  where: string;
  rows: readonly ComparedSettings[];
}

/** Compares the settings before and after a change without running anything. */
export function compareByReading(
  project: Project,
  files: readonly FileChange[],
  runs: readonly ComparedRun[],
): ComparedSettings[] {
  const after = project.over(new Overlay(project.tree, files));
  try {
    return runs.flatMap((run) => run.after.map((module) => compared(run, module, after)));
  } finally {
    after.close();
  }
}

function compared(run: ComparedRun, module: string, after: Project): ComparedSettings {
  const environment = new Map([...run.assumed, ...variablesOf(run.settings), ...after.environment]);
  const settings = after.settingsUnder({ module, environment, argv: run.argv });
  const before = told(run.settings);
  const now = settings ? told(settings) : new Map<string, Shown>();
  const differences: Difference[] = [];
  const open: string[] = [];
  for (const name of new Set([...before.keys(), ...now.keys()])) {
    const [one, other] = [before.get(name), now.get(name)];
    if (JSON.stringify(one) === JSON.stringify(other)) continue;
    if (one === undefined && run.appearing?.includes(name)) continue;
    if (one !== undefined && other !== undefined && !isKnown(one) && !isKnown(other))
      open.push(name);
    else differences.push({ name, before: textOf(one), after: textOf(other) });
  }
  return {
    environment: run.environment,
    before: run.before,
    after: module,
    names: before.size,
    differences,
    open,
  };
}

function textOf(value: Shown | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

/** Variables that files of the repository set, as a developer has them in a `.env`. */
export function variablesOf({ machine }: Settings): Map<string, string> {
  const entries = [...machine.environment.entries].filter(
    (entry): entry is [string, string] =>
      typeof entry[0] === "string" &&
      typeof entry[1] === "string" &&
      entry[0] !== "DJANGO_SETTINGS_MODULE",
  );
  return new Map(entries);
}

/** Every name that others can have from a settings module with a star. */
function told({ values }: Settings): Map<string, Shown> {
  return new Map(
    [...values]
      .filter(([name]) => !name.startsWith("_"))
      .map(([name, value]) => [name, shown(value)]),
  );
}
