import { EXIT, Failure } from "../../errors.ts";
import type { MessageFacts, ModelFacts, RouteFacts, Snapshot } from "./snapshot.ts";

/** What a change means to take away. */
export interface Allowed {
  /** Labels of models, such as `shop.Product`. */
  models?: readonly string[];
  /** Fields with their model, such as `shop.Product.price`. */
  fields?: readonly string[];
  /** Routes as their patterns, such as `api/products/`. */
  routes?: readonly string[];
  /** Ids of messages, such as `security.W004`. */
  checks?: readonly string[];
}

/** Operations that destroy data, or lose sight of it. */
const DESTRUCTIVE = new Set([
  "DeleteModel",
  "RemoveField",
  "AlterModelTable",
  "RenameModel",
  "RenameField",
]);
/** Messages of this level keep a project from being what it was. */
const WARNING = 30;
/** Losses that are named. */
const SHOWN = 10;

/**
 * Compares a project before and after a change. Additions are fine; what is refused is a model or a field that
 * Django no longer sees, a route that is gone or answered by something else, a new warning, and a migration that
 * would destroy data.
 *
 * @throws Failure (exit status 4) that names each loss
 */
export function compareSnapshots(before: Snapshot, after: Snapshot, allowed: Allowed = {}): void {
  const losses = [
    ...lostModels(before, after, allowed),
    ...lostRoutes(before.routes, after.routes, allowed.routes ?? []),
    ...newOperations(before, after),
    ...newMessages(before.checks, after.checks, allowed.checks ?? []),
  ];
  if (losses.length === 0) return;
  throw new Failure({
    code: "semantic-gate",
    message:
      losses.length === 1
        ? `The change was refused: ${losses[0]}.`
        : `The change was refused: Django would lose ${losses.length} things.`,
    next: "Nothing was changed. Make the change by hand where this is what you want.",
    details: losses.length === 1 ? [] : shortened(losses),
    exit: EXIT.unverified,
  });
}

function shortened(losses: readonly string[]): readonly string[] {
  if (losses.length <= SHOWN) return losses;
  return [...losses.slice(0, SHOWN), `and ${losses.length - SHOWN} more`];
}

function lostModels(before: Snapshot, after: Snapshot, allowed: Allowed): string[] {
  return Object.entries(before.models).flatMap(([label, model]) => {
    if (allowed.models?.includes(label)) return [];
    const now = after.models[label];
    if (!now) return [`the model ${label} is gone`];
    return [
      ...changedTable(label, model, now),
      ...lostFields(label, model, now, allowed.fields ?? []),
    ];
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
  allowed: readonly string[],
): string[] {
  return Object.entries(before.fields).flatMap(([name, field]) => {
    const full = `${label}.${name}`;
    if (allowed.includes(full)) return [];
    const now = after.fields[name];
    if (!now) return [`the field ${full} is gone`];
    if (now.column !== field.column)
      return [`the column of ${full} is ${now.column}, no longer ${field.column}`];
    return now.to === field.to ? [] : [`${full} leads to ${now.to}, no longer to ${field.to}`];
  });
}

function lostRoutes(
  before: readonly RouteFacts[],
  after: readonly RouteFacts[],
  allowed: readonly string[],
): string[] {
  const now = new Map(after.map((route) => [keyOf(route), route]));
  return before.flatMap((route) => {
    if (allowed.includes(route.route)) return [];
    const shown = `/${route.route}${route.name ? ` (${route.name})` : ""}`;
    const kept = now.get(keyOf(route));
    if (!kept) {
      const other = after.find(
        ({ route: path, name }) => path === route.route && name === route.name,
      );
      return [other ? answered(shown, other.view, route.view) : `the route ${shown} is gone`];
    }
    if (kept.answers === route.answers || kept.answers === null) return [];
    return [answered(shown, kept.answers, route.answers)];
  });
}

function answered(route: string, now: string, before: string | null): string {
  return `the route ${route} is answered by ${now}, no longer by ${before}`;
}

/** A route with the view behind it: two routes of one pattern differ in their views. */
function keyOf({ route, name, view }: RouteFacts): string {
  return JSON.stringify([route, name, view]);
}

function newOperations(before: Snapshot, after: Snapshot): string[] {
  const known = new Set(before.migrations.map(({ app, text }) => `${app}: ${text}`));
  return after.migrations
    .filter(
      ({ app, text, operation }) => DESTRUCTIVE.has(operation) && !known.has(`${app}: ${text}`),
    )
    .map(({ app, text }) => `makemigrations would write for ${app}: ${text}`);
}

function newMessages(
  before: readonly MessageFacts[],
  after: readonly MessageFacts[],
  allowed: readonly string[],
): string[] {
  const known = new Set(before.map((message) => JSON.stringify(message)));
  return after
    .filter(({ level, id }) => level >= WARNING && !allowed.includes(id ?? ""))
    .filter((message) => !known.has(JSON.stringify(message)))
    .map(
      ({ id, object, text }) =>
        `a new message of the system check, ${id ?? "no id"}: ${object ? `${object}: ` : ""}${text}`,
    );
}
