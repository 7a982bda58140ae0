import { mergeEnv } from "../documents/env.ts";
import type { Project } from "../project/project.ts";
import { reread } from "../wiring/wiring.ts";
import { databaseVariables, SERVERS } from "./database-variables.ts";
import { debugVariable, switchedOff, type Ground } from "./ground.ts";
import { below } from "./layout.ts";
import { neededVariables } from "./needed-variables.ts";

const HEADER = "# What production takes from its environment. Development needs none of these.\n\n";

/**
 * Writes the variables of production with what they are for: those that our fragments explain and the settings read, those
 * that lead the repository's own settings to the database, and those that they cannot do without.
 */
export function mergeExample(ground: Ground, fragments: readonly string[]): void {
  const { changes, layout, production, context, order } = ground;
  const path = below(layout.top, String(context["envExample"]));
  const facts = reread(production);
  const read = new Set(facts.settings?.variables.map(({ name }) => name));
  const text = ["compose.production.yaml", "gunicorn.conf.py"]
    .map((one) => changes.read(below(layout.top, one)) ?? "")
    .join("\n");
  const isUsed = (name: string) =>
    name === "DJANGO_SETTINGS_MODULE" || read.has(name) || new RegExp(`\\b${name}\\b`).test(text);
  const known = fragments.map((fragment) => only(fragment, isUsed)).filter(Boolean);
  if (known.length === 0) return;
  const explained = new Set(known.flatMap(namesIn));
  const database = ofDatabase(ground, facts);
  // What is needed once the database is named.
  const led = facts.withEnvironment(
    Object.fromEntries(database.map((one) => [one.name, one.value])),
  );
  const own = [...ofDebug(ground), ...database, ...ofNeeds(ground, led)].filter(
    ({ name }, index, all) =>
      !explained.has(name) && all.findIndex((one) => one.name === name) === index,
  );
  const lines = own.map(({ name, value, comment }, index) => {
    const isNew = comment !== own[index - 1]?.comment;
    return `${isNew ? `\n# ${comment}\n` : ""}${name}=${shellQuoted(value)}\n`;
  });
  const before = changes.read(path) ?? HEADER;
  const merged = mergeEnv(before, known, order).text;
  const missing = lines.filter(
    (line) => !new RegExp(`^${/^(\w+)=/m.exec(line)![1]}=`, "m").test(merged),
  );
  changes.write(path, merged + missing.join(""), "variables of production");
}

interface Line {
  name: string;
  value: string;
  comment: string;
}

function ofDebug({ layout }: Ground): Line[] {
  const name = debugVariable(layout);
  const value = switchedOff(layout);
  if (name === undefined || value === undefined) return [];
  return [{ name, value, comment: "Debugging stays off, also while the settings are read." }];
}

/** By the variables that the repository's own settings have for it. */
function ofDatabase({ layout, changes, context }: Ground, facts: Project): Line[] {
  const server = context["postgres"]
    ? SERVERS.postgres
    : context["mysql"]
      ? SERVERS.mysql
      : SERVERS.sqlite;
  const isOurs = facts.settings?.variables.some(
    ({ name, path }) => name === "DATABASE_URL" && path === layout.production.path,
  );
  if (isOurs) return [];
  const more = new Map([["DJANGO_SETTINGS_MODULE", layout.production.module]]);
  const isStarted = changes.exists(below(layout.top, "compose.production.yaml"));
  return [...databaseVariables(layout, changes, server, more)].map(([name, value]) => ({
    name,
    value,
    comment: `The database, as the settings read it${isStarted ? ": compose.production.yaml starts one with these" : ""}.`,
  }));
}

/** Variables without which the settings do not load, with what the samples of the repository say. */
function ofNeeds({ layout }: Ground, facts: Project): Line[] {
  return neededVariables(facts).map(({ name, value }) => ({
    name,
    value,
    comment: `Required by ${layout.production.isNew ? layout.served.path : "the settings"}.`,
  }));
}

function shellQuoted(value: string): string {
  return /^[\w.,:/@%+=-]*$/.test(value) ? value : `'${value.replaceAll("'", "")}'`;
}

function namesIn(fragment: string): string[] {
  return [...fragment.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(([, name = ""]) => name);
}

/** A fragment without the variables that are of no use. */
function only(fragment: string, isUsed: (name: string) => boolean): string {
  const blocks = fragment.split(/(?<=^[A-Z][A-Z0-9_]*=[^\n]*\n)/m);
  return blocks
    .filter((block) => {
      const name = /^([A-Z][A-Z0-9_]*)=/m.exec(block)?.[1];
      return name !== undefined && isUsed(name);
    })
    .join("");
}
