import { usage } from "../../errors.ts";
import type { ModelFacts, Site } from "../site.ts";

/**
 * Refuses models that need a row of each other in a circle: none of them could ever have one.
 *
 * @param references `app.Model` of the models that are planned
 * @throws Failure (usage) that shows the circle
 */
export function refuseCircles(site: Site, references: readonly string[]): void {
  const done = new Set<string>();
  for (const start of references) {
    const circle = circleFrom(start, site, done);
    if (!circle) continue;
    throw usage(
      "circle-of-relations",
      `Each of these needs a row of the next before it can have one: ${circle.join(" -> ")}.`,
      "Let one of the relations be null, such as other:fk:blog.Post:null.",
    );
  }
}

/** The way from a model back to one on it, along relations that every row needs. */
function circleFrom(start: string, site: Site, done: Set<string>): string[] | undefined {
  const way: string[] = [];
  const open: { reference: string; next: string[] }[] = [];
  const enter = (reference: string) => {
    way.push(reference);
    open.push({ reference, next: neededBy(site.findModel(reference), reference) });
  };
  if (!done.has(start)) enter(start);
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const next = last.next.pop();
    if (next === undefined) {
      done.add(last.reference);
      way.pop();
      open.pop();
    } else if (way.includes(next)) return [...way.slice(way.indexOf(next)), next];
    else if (!done.has(next)) enter(next);
  }
  return undefined;
}

/** The models that a row of a new model needs one of. */
function neededBy(model: ModelFacts | undefined, reference: string): string[] {
  if (!model || model.exists) return [];
  return model.fields.flatMap(({ relation, null: isNull, hasDefault }) =>
    relation && relation.kind !== "m2m" && !isNull && !hasDefault
      ? [relation.to === "self" ? reference : relation.to]
      : [],
  );
}
