import type { Tree } from "../../../tree/tree.ts";
import type { Machine } from "../machine.ts";
import { treePath } from "../paths.ts";
import { type Args, Dict, forced, type NativeCall, type Value } from "../values.ts";
import { argument } from "./arguments.ts";
import { absolutePath, pathText } from "./paths.ts";

/** The variables that a `.env` file sets, as the shell and the libraries that read it agree on them. */
export function parseEnvironment(text: string): Map<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!match?.[1]) continue;
    const written = match[2] ?? "";
    const quoted = /^(["'])(.*?)\1(?:\s+#.*)?$/.exec(written);
    variables.set(match[1], quoted ? (quoted[2] ?? "") : written.replace(/(?:^|\s+)#.*$/, ""));
  }
  return variables;
}

const SAMPLES = ["example", "sample", "template", "dist", "default", "defaults", "tpl"];

/** The names that a sample of a file goes by: `.env.example`, `env_sample`, `TEMPLATE.env`. */
function samplesOf(path: string): string[] {
  const at = path.lastIndexOf("/") + 1;
  const [folder, name] = [path.slice(0, at), path.slice(at)];
  const bare = name.replace(/^\./, "");
  return SAMPLES.flatMap((sample) => [
    ...[".", "-", "_"].flatMap((sign) => [`${name}${sign}${sample}`, `${bare}${sign}${sample}`]),
    `${sample}.${bare}`,
    `.${sample}.${bare}`,
    `${sample.toUpperCase()}.${bare}`,
    ...["dev", "local", "development"].flatMap((use) => [
      `${name}.${use}.${sample}`,
      `${name}.${sample}.${use}`,
    ]),
  ]).map((sample) => folder + sample);
}

/**
 * The file that stands for an environment file: itself, or the sample that the repository has in its
 * place, since a developer's first step is to copy that.
 */
export function environmentFile(path: string, tree: Tree): string | undefined {
  return [path, ...samplesOf(path)].find((file) => tree.exists(file));
}

/** Sets what an environment file has and is not set yet. */
function readFile(path: string, machine: Machine, override = false): boolean {
  const file = environmentFile(path, machine.outside.tree);
  const text = file === undefined ? undefined : machine.outside.tree.read(file);
  if (file === undefined || text === undefined) return false;
  machine.environmentFiles.add(file);
  const { entries } = machine.environment;
  for (const [name, value] of parseEnvironment(text)) {
    const isSet = machine.outside.environment.has(name) || (entries.has(name) && !override);
    if (!isSet) entries.set(name, value);
  }
  return true;
}

/** The folder that the calling module is in. */
function folderOf(args: Args): string {
  const path = args.scope?.module.path ?? "";
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** A folder and those above it, up to the root of the repository. */
function upFrom(folder: string): string[] {
  const parts = folder ? folder.split("/") : [];
  return Array.from({ length: parts.length + 1 }, (_, up) =>
    parts.slice(0, parts.length - up).join("/"),
  );
}

function below(folder: string, name: string): string {
  return folder ? `${folder}/${name}` : name;
}

const searched = new WeakMap<Machine, Set<string>>();

/** Reads the nearest `.env` or `settings.ini`, as python-decouple and python-dotenv look for it. */
export function readNearestFile(args: Args, machine: Machine): void {
  const folder = folderOf(args);
  let known = searched.get(machine);
  if (!known) searched.set(machine, (known = new Set()));
  if (known.has(folder)) return;
  known.add(folder);
  for (const up of upFrom(folder)) {
    if (machine.outside.tree.exists(below(up, ".env")))
      return void readFile(below(up, ".env"), machine);
    if (machine.outside.tree.exists(below(up, "settings.ini")))
      return void readFile(below(up, "settings.ini"), machine);
  }
  upFrom(folder).some((up) => readFile(below(up, ".env"), machine));
}

/** `read_env(path)`: beside the caller where no path is given, or at it where that is a folder. */
function readEnvironment(args: Args, machine: Machine): Value {
  const path = pathText(pathArgument(args));
  if (path === undefined) {
    readNearestFile(args, machine);
    return null;
  }
  const inTree = treePath(absolutePath(path));
  if (inTree === undefined) return false;
  const override =
    forced(args.named.get("override") ?? args.named.get("overwrite") ?? false) === true;
  return readFile(inTree, machine, override) || readFile(below(inTree, ".env"), machine, override);
}

function pathArgument(args: Args): Value | undefined {
  const named = ["env_file", "dotenv_path", "path"]
    .map((name) => args.named.get(name))
    .find(Boolean);
  const value = named ?? args.positional.find((each) => pathText(forced(each)) !== undefined);
  return value === undefined || value === "" ? undefined : forced(value);
}

function valuesOf(args: Args, machine: Machine): Value {
  const path = pathText(argument(args, 0, "dotenv_path")) ?? ".env";
  const inTree = treePath(absolutePath(path));
  const file = inTree === undefined ? undefined : environmentFile(inTree, machine.outside.tree);
  const text = file === undefined ? undefined : machine.outside.tree.read(file);
  return text === undefined ? new Dict(new Map(), false) : new Dict(parseEnvironment(text));
}

export const ENVIRONMENT_FILES: Readonly<Record<string, NativeCall>> = {
  "dotenv.load_dotenv": readEnvironment,
  "dotenv.main.load_dotenv": readEnvironment,
  "dotenv.read_dotenv": readEnvironment,
  "dotenv.dotenv_values": valuesOf,
  "dotenv.find_dotenv": () => "",
  "environ.Env.read_env": readEnvironment,
  "environ.Env().read_env": readEnvironment,
  "environ.FileAwareEnv().read_env": readEnvironment,
  "environs.Env().read_env": readEnvironment,
  "environs.Env.read_env": readEnvironment,
};
