import type { Project } from "../../project/project.ts";
import type { Touch } from "../../project/evaluate/trace.ts";
import { type EnvironmentRun, environmentRuns } from "../../project/setting-environments.ts";
import type { Node } from "../../python/parse.ts";
import { judged } from "./judge.ts";

/** A secret that is written into the settings. */
export interface WrittenSecret {
  path: string;
  /** 1-based. */
  line: number;
  /** The setting, with the keys within it: `DATABASES.default.PASSWORD`. */
  name: string;
  /** The environment variable that it goes to. */
  variable: string;
  value: string;
  /** Such as `a password`. */
  what: string;
  /** Whether it has to be rotated; a key that is only a word has to be moved, but was never one. */
  isReal: boolean;
  /** Of the literal, in the text without a byte order mark. */
  start: number;
  end: number;
  /** Where the statement ends that it is in. */
  statementEnd: number;
}

/** Finds the secrets that the settings of a project have in them. Those of tests are for tests alone. */
export function findSecrets(project: Project): WrittenSecret[] {
  const owners = ownersOf(project);
  const server = environmentRuns(project).find(({ name }) => name === "production");
  return settingsFiles(project).flatMap((path) => {
    const root = project.syntax(path);
    if (!root) return [];
    return root.descendantsOfType(["string", "concatenated_string"]).flatMap((node) => {
      const found = node && secretAt(node, path, owners);
      return found && isOnServers(found, server) ? [found] : [];
    });
  });
}

/** Whether it is what a server would have: a setting that production sets anew is one of developers alone. */
function isOnServers(
  { path, line, name }: WrittenSecret,
  server: EnvironmentRun | undefined,
): boolean {
  const [setting = "", ...keys] = name.split(".");
  if (!server || !server.settings.values.has(setting)) return true;
  const { settings } = server;
  const touches = settings.machine.trace.of(settings.module, setting);
  const from = keys.length > 0 ? touches : touches.slice(touches.findLastIndex(isSet));
  return from.some(
    (touch) =>
      touch.path === path &&
      touch.line <= line &&
      line <= touch.line + touch.node.endPosition.row - touch.node.startPosition.row,
  );
}

function isSet({ how }: Touch): boolean {
  return how === "set";
}

/** Gives each secret the environment variable that it goes to. */
export function withVariables(
  secrets: readonly WrittenSecret[],
  project: Project,
): WrittenSecret[] {
  const taken = new Map<string, string>();
  return secrets.map((secret) => ({ ...secret, variable: freeName(secret, taken, project) }));
}

/** The files of all that the settings are made of. */
function settingsFiles(project: Project): string[] {
  const paths = new Set<string>();
  for (const { settings, name } of environmentRuns(project)) {
    if (name === "test") continue;
    for (const { module } of settings.machine.trace.sources(settings.module, "*")) {
      const path = settings.machine.modules.get(module)?.path;
      if (path !== undefined) paths.add(path);
    }
  }
  for (const one of project.settingsModules) if (one.environment !== "test") paths.add(one.path);
  for (const one of project.settingsModules) if (one.environment === "test") paths.delete(one.path);
  return [...paths].sort();
}

/** Words that a password of development is often the same as. */
export function ownersOf({ settings, root, localApps }: Project): string[] {
  const names = (settings?.module ?? "").split(".").concat(root.split("/"));
  return [...names, ...localApps.map(({ label }) => label)].filter(Boolean);
}

function secretAt(node: Node, path: string, owners: readonly string[]): WrittenSecret | undefined {
  if (node.parent?.type === "concatenated_string") return undefined;
  const value = textOf(node);
  const place = value === undefined ? undefined : placeOf(node);
  if (value === undefined || !place) return undefined;
  const last = place.at(-1) ?? "";
  const what = judged(last, value, owners);
  // Whatever it is: a key that is in the code is the same on every machine.
  const isKey = last === "SECRET_KEY" && place.length === 1 && value !== "" && !isChoice(node);
  if (what === undefined && !isKey) return undefined;
  return {
    path,
    line: node.startPosition.row + 1,
    name: place.join("."),
    variable: variableOf(place),
    value,
    what: isKey ? "the key that Django signs with" : (what ?? ""),
    isReal: what !== undefined,
    start: node.startIndex,
    end: node.endIndex,
    statementEnd: statementOf(node).endIndex,
  };
}

function statementOf(node: Node): Node {
  let statement = node;
  while (statement.parent && statement.type !== "expression_statement")
    statement = statement.parent;
  return statement;
}

/** Whether it is one of two, as the key of development beside one that is read: that is as it should be. */
function isChoice({ parent }: Node): boolean {
  return parent?.type === "conditional_expression" || parent?.type === "boolean_operator";
}

/** The text of a literal that has nothing computed in it; undefined for bytes as well. */
function textOf(node: Node): string | undefined {
  const parts = node.type === "concatenated_string" ? node.namedChildren : [node];
  let text = "";
  for (const part of parts) {
    if (part.type !== "string") return undefined;
    const match = /^([rRuU]?)("""|'''|"|')([^]*)\2$/.exec(part.text);
    if (!match) return undefined;
    const body = match[3] ?? "";
    text += /r/i.test(match[1] ?? "") ? body : body.replace(/\\(["'\\])/g, "$1");
  }
  return text;
}

/** What a literal is the whole value of: a setting and the keys within it; undefined where it is a part of something. */
function placeOf(node: Node): string[] | undefined {
  const keys: string[] = [];
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case "parenthesized_expression":
      case "dictionary":
      case "list":
      case "tuple":
        break;
      case "pair": {
        if (parent.childForFieldName("value")?.id !== child.id) return undefined;
        keys.unshift(keyOf(parent.childForFieldName("key")));
        break;
      }
      case "keyword_argument": {
        const call = parent.parent?.parent;
        const callee = call?.childForFieldName("function")?.text ?? "";
        // The default of a reader is what a variable has where it is not set: it is moved already.
        if (keys.length === 0 && /^default$/.test(parent.childForFieldName("name")?.text ?? ""))
          return undefined;
        keys.unshift(...calleeWord(callee), parent.childForFieldName("name")?.text ?? "");
        return keys;
      }
      case "conditional_expression":
        if (parent.namedChild(1)?.id === child.id) return undefined;
        break;
      case "assignment": {
        const left = parent.childForFieldName("left");
        if (!left || left.id === child.id) return undefined;
        return [...targetOf(left), ...keys];
      }
      default:
        return undefined;
    }
  }
  return undefined;
}

/** `sentry_sdk.init(dsn=…)`: the first word tells whose it is. */
function calleeWord(callee: string): string[] {
  const word = callee.split(".")[0]?.split("_")[0] ?? "";
  return callee.includes(".") && word ? [word] : [];
}

/** `DATABASES["default"]["PASSWORD"]` as its parts. */
function targetOf(node: Node): string[] {
  if (node.type === "subscript") {
    const owner = node.childForFieldName("value");
    return [...(owner ? targetOf(owner) : []), keyOf(node.childForFieldName("subscript"))];
  }
  return [node.text];
}

function keyOf(node: Node | null): string {
  return node?.type === "string" ? node.text.replace(/^\w*["']+|["']+$/g, "") : (node?.text ?? "");
}

/** The name of a variable: that of the setting, or of the keys where it is within one. */
function variableOf(place: readonly string[]): string {
  const [setting = "", ...keys] = place;
  if (setting === "DATABASES" && keys.length === 2)
    return keys[0] === "default" ? `DB_${keys[1]}` : `DB_${keys[0]}_${keys[1]}`.toUpperCase();
  const words = keys.length === 0 ? [setting] : [setting, ...keys].slice(-3);
  return words
    .filter((word) => word !== "default")
    .join("_")
    .replace(/\W+/g, "_")
    .replace(/_+/g, "_")
    .toUpperCase();
}

/** A name that no other secret goes to, and that does not have another value already. */
function freeName(
  { variable, value }: WrittenSecret,
  taken: Map<string, string>,
  { settings }: Project,
): string {
  const present = settings?.machine.environment.entries.get(variable);
  let name = present !== undefined && present !== value ? `DJANGO_${variable}` : variable;
  for (let number = 2; (taken.get(name) ?? value) !== value; number++)
    name = `${variable}_${number}`;
  taken.set(name, value);
  return name;
}
