import type { Allowed } from "../../gate/allowed.ts";
import { lostRoutes } from "./compare-routes.ts";
import type { MessageFacts, ModelFacts, Snapshot } from "./snapshot.ts";

/** Operations that destroy data, or lose sight of it. */
const DESTRUCTIVE = new Set([
  "DeleteModel",
  "RemoveField",
  "AlterModelTable",
  "RenameModel",
  "RenameField",
]);
/** Levels of messages, as in django.core.checks. */
const WARNING = 30;
const ERROR = 40;

/**
 * Compares a project before and after a change, and gives what it loses, a sentence each. Additions are fine; a loss is a
 * model or a field that Django no longer sees, a route that is gone or answered by something else, a system check
 * that no longer runs or that has something new to say, and a migration that would destroy data.
 */
export function lossesBetween(before: Snapshot, after: Snapshot, allowed: Allowed = {}): string[] {
  return [
    ...lostModels(before, after, allowed),
    ...newOperations(before, after, allowed),
    ...lostRoutes(before.routes, after.routes, allowed),
    ...lostChecks(before, after, allowed),
    ...newMessages(before, after, allowed),
  ];
}

function lostModels(before: Snapshot, after: Snapshot, allowed: Allowed): string[] {
  return Object.entries(before.models).flatMap(([label, model]) => {
    if (allowed.models?.includes(label)) return [];
    const now = after.models[label];
    if (!now) return [`the model ${label} is gone`];
    return [...changedTable(label, model, now), ...lostFields(label, model, now, allowed)];
  });
}

function changedTable(label: string, before: ModelFacts, after: ModelFacts): string[] {
  if (before.table !== after.table) {
    return [`the model ${label} moves from the table ${before.table} to ${after.table}`];
  }
  const isReleased = before.managed && !after.managed;
  return isReleased ? [`the table of ${label} is no longer managed by Django`] : [];
}

function lostFields(
  label: string,
  before: ModelFacts,
  after: ModelFacts,
  { fields = [], leads = [] }: Allowed,
): string[] {
  return Object.entries(before.fields).flatMap(([name, field]) => {
    const full = `${label}.${name}`;
    if (fields.includes(full)) return [];
    const now = after.fields[name];
    if (!now) return [`the field ${full} is gone`];
    if (now.column !== field.column)
      return [`the column of ${full} is ${now.column}, no longer ${field.column}`];
    const isMeant = now.to === field.to || leads.includes(`${field.to} -> ${now.to}`);
    return isMeant ? [] : [`${full} leads to ${now.to}, no longer to ${field.to}`];
  });
}

function newOperations(before: Snapshot, after: Snapshot, { migrations = [] }: Allowed): string[] {
  const known = new Set(before.migrations.map(({ app, text }) => `${app}: ${text}`));
  return after.migrations
    .filter(({ operation, text }) => DESTRUCTIVE.has(operation) && !migrations.includes(text))
    .filter(({ app, text }) => !known.has(`${app}: ${text}`))
    .map(({ app, text }) => `makemigrations would write for ${app}: ${text}`);
}

function lostChecks(before: Snapshot, after: Snapshot, { checks = [] }: Allowed): string[] {
  const now = new Set(after.registered);
  return before.registered
    .filter((name) => !now.has(name) && !checks.includes(name))
    .map((name) => `the system check ${name} no longer runs`);
}

function newMessages(before: Snapshot, after: Snapshot, { checks = [] }: Allowed): string[] {
  const known = new Set(before.checks.map((message) => JSON.stringify(message)));
  return after.checks
    .filter(({ level, id }) => level >= WARNING && !checks.includes(id ?? ""))
    .filter((message) => message.level >= ERROR || !isAboutNew(message, before, after))
    .filter((message) => !known.has(JSON.stringify(message)))
    .map(
      ({ id, object, text }) =>
        `a new message of the system check, ${id ?? "no id"}: ${object ? `${object}: ` : ""}${text}`,
    );
}

/** A warning about a model that was not there before takes nothing away. */
function isAboutNew({ object }: MessageFacts, before: Snapshot, after: Snapshot): boolean {
  const label = object?.split(".").slice(0, 2).join(".") ?? "";
  return label in after.models && !(label in before.models);
}
