import { within } from "../inventory/signs.ts";
import { truth } from "../project/evaluate/logic.ts";
import { plain } from "../project/plain.ts";
import type { Project } from "../project/project.ts";
import type { Place, Variable } from "../project/evaluate/machine.ts";

/** What reads the environment: os.environ, django-environ, decouple, dj-database-url and those that projects write. */
const READER = /\b(?:environ|getenv|dj_database_url|config|\w*env\w*)\b\s*[.([]/i;

/** Settings whose value says whether they do their job. */
const SAFETY = /^(?:SECURE_|SESSION_COOKIE_SECURE|CSRF_COOKIE_SECURE)/;

/** Settings that do their job wherever they are set to anything. */
const ENOUGH = new Set(["AUTH_PASSWORD_VALIDATORS", "LOGGING", "PASSWORD_HASHERS"]);

const STORAGES = /^(?:STATICFILES_STORAGE|DEFAULT_FILE_STORAGE)$/;
const DEFAULT_STORAGE =
  /^django\.(?:core\.files\.storage\.(?:\w+\.)?FileSystemStorage|contrib\.staticfiles\.storage\.StaticFilesStorage)$/;

/** What is to be done about a setting that production needs. */
export type Verdict =
  | { verdict: "set"; variable?: string }
  | { verdict: "there"; place: Place; variable?: string }
  | { verdict: "wrong"; place: Place };

/**
 * Whether a setting still has to be made for production: not where the module of production sets it, nor where what all
 * share reads it from the environment. What is written out there is a value of development.
 *
 * @param production the facts with the settings of production
 * @param shared the files that development runs, too
 */
export function verdictOn(name: string, production: Project, shared: ReadonlySet<string>): Verdict {
  const { settings } = production;
  const place = placeOf(name, production, shared) ?? writtenAt(name, production, shared);
  if (!settings || !place) return { verdict: "set" };
  const value = settings.values.get(name);
  const known = value === undefined ? undefined : plain(value);
  const isOwn = !shared.has(place.path);
  if (SAFETY.test(name) && (known === false || known === 0 || known === null))
    return isOwn ? { verdict: "wrong", place } : { verdict: "set" };
  if (STORAGES.test(name) && typeof known === "string" && !DEFAULT_STORAGE.test(known))
    return { verdict: "there", place };
  // What the settings decide by a condition of their own, production has decided.
  if (!isOwn && SAFETY.test(name) && statementAt(production, place).isConditional)
    return { verdict: "set" };
  if (ENOUGH.has(name) && known !== undefined && !isEmpty(known))
    return { verdict: "there", place };
  if (isOwn || (SAFETY.test(name) && known !== undefined))
    return { verdict: "there", place, ...variableAt(name, production, place) };
  const statement = statementAt(production, place);
  if (!READER.test(statement.text)) return { verdict: "set" };
  const variable = variableOf(name, statement.text, production);
  // A key that the code knows is no secret.
  const isGiven = name === "SECRET_KEY" && known !== null && known !== undefined && known !== "";
  if (isGiven && !isRequired(variable))
    return { verdict: "set", ...(variable && { variable: variable.name }) };
  return { verdict: "there", place, ...(variable && { variable: variable.name }) };
}

/**
 * Whether an entry such as `STORAGES["staticfiles"]` holds something else than what Django has by default, or one such as
 * `DATABASES["default"]["CONN_MAX_AGE"]` is set already.
 */
export function hasEntry(item: string, production: Project): boolean {
  const [, name = "", rest = ""] = /^(\w+)((?:\["\w+"\])+)$/.exec(item) ?? [];
  const keys = [...rest.matchAll(/"(\w+)"/g)].map(([, key = ""]) => key);
  if (name === "DATABASES") {
    const value = within(production.settings?.values.get(name), ...keys);
    return value !== undefined && truth(value) !== false;
  }
  if (name !== "STORAGES") return false;
  const storages = production.setting(name) as Readonly<Record<string, { BACKEND?: unknown }>>;
  const backend = storages?.[keys[0] ?? ""]?.BACKEND;
  return typeof backend === "string" && !DEFAULT_STORAGE.test(backend);
}

/**
 * Where a setting is set last. A file that all share, which changes an entry of what it has read, has not set it anew:
 * `DATABASES["default"]["ATOMIC_REQUESTS"] = True`.
 */
function placeOf(
  name: string,
  { settings, tree }: Project,
  shared: ReadonlySet<string>,
): Place | undefined {
  const places = settings?.places.get(name) ?? [];
  const isEntry = ({ path, line }: Place) =>
    shared.has(path) && tree.read(path)?.split("\n")[line - 1]?.startsWith(`${name}[`);
  return places.findLast((place) => !isEntry(place)) ?? places.at(-1);
}

/** Where a file of the settings writes a name that reading them did not get to: what it asks for is not there. */
function writtenAt(
  name: string,
  { tree }: Project,
  shared: ReadonlySet<string>,
): Place | undefined {
  for (const path of shared) {
    const text = tree.read(path) ?? "";
    const at = new RegExp(`^${name}\\s*(?::[^=\\n]+)?=[^=]`, "m").exec(text)?.index;
    if (at !== undefined) return { path, line: text.slice(0, at).split("\n").length };
  }
  return undefined;
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

function variableAt(name: string, production: Project, place: Place): { variable?: string } {
  const found = variableOf(name, statementAt(production, place).text, production);
  return found ? { variable: found.name } : {};
}

/** The variable that a setting is read from: in a statement, or in another one of it, whose variable is named like it. */
function variableOf(name: string, text: string, production: Project): Variable | undefined {
  const { settings } = production;
  const places = settings?.places.get(name) ?? [];
  const texts = [text, ...places.map((place) => statementAt(production, place).text)];
  const all = texts.flatMap(
    (one) =>
      settings?.variables.filter((each) => new RegExp(`["']${each.name}["']`).test(one)) ?? [],
  );
  return all.find((one) => one.name.includes(name)) ?? all[0];
}

function isRequired(variable: Variable | undefined): boolean {
  return variable?.required === true;
}

/** The whole statement at a line, with what the names that it builds on are set to. */
function statementAt(
  project: Project,
  place: Place,
  depth = 0,
): { text: string; isConditional: boolean } {
  const row = place.line - 1;
  const node = project
    .syntax(place.path)
    ?.namedChildren.find(
      (one) => one && one.startPosition.row <= row && one.endPosition.row >= row,
    );
  const text = node?.text ?? "";
  const isConditional = /^(?:if|try)_statement$/.test(node?.type ?? "");
  const [first, last] = node
    ? [node.startPosition.row + 1, node.endPosition.row + 1]
    : [place.line, place.line];
  if (depth > 2 || READER.test(text)) return { text, isConditional };
  const others = [...text.matchAll(/\b[A-Za-z_]\w{2,}\b/g)].flatMap(([name]) => {
    const other = project.settings?.places.get(name)?.at(-1);
    const isSame = other?.path === place.path && other.line >= first && other.line <= last;
    return other && !isSame ? [other] : [];
  });
  const found = others
    .map((other) => statementAt(project, other, depth + 1))
    .find((other) => READER.test(other.text));
  return found ?? { text, isConditional };
}
