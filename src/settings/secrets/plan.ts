import type { ChangeSet } from "../../changes/change-set.ts";
import { mergeEnv } from "../../documents/env.ts";
import { conventionsOf } from "../../project/conventions/conventions.ts";
import { knownLine } from "../../project/django-defaults.ts";
import type { Project } from "../../project/project.ts";
import { environmentRuns } from "../../project/setting-environments.ts";
import { PythonFile } from "../../python/edit.ts";
import { NO_ORDER } from "../../wiring/wiring.ts";
import type { ComparedRun } from "../equality.ts";
import type { SettingsFeature, SettingsPlan } from "../feature.ts";
import { configuredSecrets, isIgnored, type ConfiguredSecret } from "./elsewhere.ts";
import { findSecrets, ownersOf, withVariables, type WrittenSecret } from "./find.ts";
import { hidden } from "./judge.ts";
import { moved } from "./move.ts";
import { readerOf } from "./reader.ts";

const REASON = "secrets";
const EXAMPLES =
  /(?:^|\/)(?:\.?env[.\-_](?:example|sample|dist|template)|(?:example|sample|TEMPLATE)\.env|env_sample)$/;

/**
 * Plans that secrets come from the environment: those in the settings keep their value as the default, for development;
 * those in files of containers are left to a person, who has to rotate all of them anyway.
 */
function planSecrets(project: Project, changes: ChangeSet): SettingsPlan {
  const { settings, tree } = project;
  if (!settings) return { state: "unavailable", reason: "there is no settings module" };
  const secrets = withVariables(findSecrets(project), project);
  const configured = configuredSecrets(tree, ownersOf(project));
  if (secrets.length === 0 && configured.length === 0) {
    const reason =
      "no secret of servers is written into the settings, nor into files of containers";
    return { state: "already", reason };
  }
  const fallbacks = hasFallbacks(project) && !settings.values.has("SECRET_KEY_FALLBACKS");
  move(project, changes, secrets, fallbacks);
  const refusing = refuseDefault(project, changes, secrets);
  if (secrets.length > 0) {
    tellVariables(project, changes, secrets);
  }
  if (secrets.length > 0 || configured.some(({ kind }) => kind === "env"))
    ignoreEnvironment(project, changes);
  for (const one of configured) leaveToPerson(one, changes);
  return {
    state: "planned",
    module: settings.module,
    runs: secrets.length > 0 ? runsOf(project, secrets) : [],
    notes: rotation(secrets, configured),
    next: nextSteps(secrets, refusing),
  };
}

function hasFallbacks({ django }: Project): boolean {
  const [major = 0, minor = 0] = knownLine(django?.line).split(".").map(Number);
  return django !== undefined && (major > 4 || (major === 4 && minor >= 1));
}

function move(
  project: Project,
  changes: ChangeSet,
  secrets: readonly WrittenSecret[],
  fallbacks: boolean,
): void {
  const { lineLength } = conventionsOf(project);
  for (const path of new Set(secrets.map((secret) => secret.path))) {
    const text = changes.read(path);
    if (text === undefined) continue;
    const here = secrets.filter((secret) => secret.path === path);
    changes.write(path, moved(text, here, { lineLength, fallbacks }), REASON);
  }
}

/** Makes the module of production need the key; gives that module, where it has one of its own. */
function refuseDefault(
  project: Project,
  changes: ChangeSet,
  secrets: readonly WrittenSecret[],
): string | undefined {
  const { environments, settingsModules } = project;
  const { production } = environments;
  const key = secrets.find(({ name }) => name === "SECRET_KEY");
  const path = settingsModules.find(({ module }) => module === production)?.path;
  if (!key || path === undefined || path === key.path) return undefined;
  const text = changes.read(path) ?? "";
  const quote = text.includes("'") && !text.includes('"') ? "'" : '"';
  const reader = readerOf(text, quote);
  const file = new PythonFile(text, NO_ORDER);
  if (reader.needs) file.import(reader.needs);
  file.merge(
    `# The default of ${key.path.split("/").at(-1)} is for development alone.\nSECRET_KEY = ${reader.required(key.variable)}\n`,
  );
  changes.write(path, file.text, REASON);
  return production;
}

function tellVariables(
  project: Project,
  changes: ChangeSet,
  secrets: readonly WrittenSecret[],
): void {
  const { tree, root } = project;
  const folders = [root, ""];
  const path =
    tree
      .list()
      .filter(
        (one) => EXAMPLES.test(one) && folders.includes(one.split("/").slice(0, -1).join("/")),
      )
      .sort()[0] ?? ".env.example";
  // Commented out: whoever copies the file keeps the defaults of development.
  const fragments = [...new Map(secrets.map((secret) => [secret.variable, secret])).values()].map(
    ({ variable, name, path: from }) => `# ${name} of ${from}\n# ${variable}=\n`,
  );
  const before = changes.read(path) ?? "";
  changes.write(path, mergeEnv(before, fragments, NO_ORDER).text, REASON);
}

function ignoreEnvironment({ tree }: Project, changes: ChangeSet): void {
  if (isIgnored(".env", tree)) return;
  const text = changes.read(".gitignore") ?? "";
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" || text.endsWith("\n") ? "" : eol;
  changes.write(".gitignore", `${text}${gap}.env${eol}`, REASON);
}

function leaveToPerson(
  { path, line, name, kind, what }: ConfiguredSecret,
  changes: ChangeSet,
): void {
  const ways = {
    compose: [`${name}: \${${name}:?set it in .env}`, "take it from the environment"],
    dockerfile: [`RUN --mount=type=secret,id=${name.toLowerCase()} …`, "take it as a build secret"],
    env: [`git rm --cached ${path}`, "take the file out of Git, which keeps what was in it"],
  } as const;
  const [snippet, advice] = ways[kind];
  changes.manual(path, snippet, `Line ${line} has ${what} in it (${name}): ${advice}`);
}

function runsOf(project: Project, secrets: readonly WrittenSecret[]): ComparedRun[] {
  return environmentRuns(project).map((run) => ({
    environment: run.name,
    before: run.module,
    after: [run.module],
    argv: run.argv,
    // A server sets the variables, to what was in the code: a developer does not.
    assumed:
      run.name === "production"
        ? new Map([
            ...run.assumed,
            ...secrets.map(({ variable, value }) => [variable, value] as const),
          ])
        : run.assumed,
    settings: run.settings,
    appearing: ["SECRET_KEY_FALLBACKS", "os"],
  }));
}

function rotation(
  secrets: readonly WrittenSecret[],
  configured: readonly ConfiguredSecret[],
): string[] {
  const real = [...secrets.filter(({ isReal }) => isReal), ...configured];
  if (real.length === 0) return [];
  return [
    "Whoever has had the repository has these. Rotate each:",
    ...real.map(
      ({ path, line, name, what, value }) => `${path}:${line}  ${name}, ${what}: ${hidden(value)}`,
    ),
  ];
}

function nextSteps(secrets: readonly WrittenSecret[], refusing: string | undefined): string[] {
  const names = [...new Set(secrets.map(({ variable }) => variable))].join(", ");
  return [
    ...(names ? [`Set ${names} on servers before the next deployment`] : []),
    ...(refusing === undefined && secrets.some(({ name }) => name === "SECRET_KEY")
      ? ["Production has no module of its own to refuse the default: add split-settings first"]
      : []),
    ...(refusing === undefined ? [] : [`${refusing} does not start without SECRET_KEY`]),
  ];
}

/** `add secrets`. */
export const secretsFeature: SettingsFeature = {
  name: "secrets",
  summary: "Keys and passwords from the environment, and a list of what has to be rotated",
  plan: planSecrets,
};
