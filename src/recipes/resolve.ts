import { usage, type Failure } from "../errors.ts";
import type { Answers } from "./answers.ts";
import type { Feature } from "./feature.ts";

export interface Choice {
  /** What the preset brings; what cannot be had is dropped, and said. */
  preset?: readonly string[];
  /** What was asked for by name; what cannot be had is refused. */
  with: readonly string[];
  without?: readonly string[];
  answers: Omit<Answers, "features">;
}

export interface Resolution {
  /** Every feature, with all it requires, in the order of the catalogue. */
  features: readonly string[];
  /** Features that came along because another requires them. */
  brought: readonly { feature: string; by: string }[];
  /** Features of the preset that these answers rule out. */
  dropped: readonly { feature: string; reason: string }[];
  /** What was asked for that is a part of another feature, which comes in its place. */
  parts: readonly { feature: string; of: string }[];
}

/**
 * Closes a choice of features under their requirements.
 *
 * @param catalogue every feature there is, in canonical order
 * @throws Failure (usage) where a feature asked for by name is unknown, cannot be had, conflicts with
 *   another, or requires one that is left out
 */
export function resolveFeatures(catalogue: readonly Feature[], choice: Choice): Resolution {
  const without = new Set(choice.without);
  const byName = new Map(catalogue.map((feature) => [feature.name, feature]));
  for (const name of [...choice.with, ...without]) {
    if (!byName.has(name)) throw unknownFeature(name, catalogue);
  }
  for (const name of without) {
    const of = byName.get(name)?.partOf;
    if (of !== undefined && !without.has(of)) throw cannotLeaveOut(name, of);
  }

  const chosen = new Map<string, Feature>();
  const brought: { feature: string; by: string }[] = [];
  const dropped: { feature: string; reason: string }[] = [];

  const obstacle = (name: string, seen = new Set<string>()): string | undefined => {
    const feature = byName.get(name);
    if (!feature) throw new Error(`no feature ${name}`);
    if (without.has(name)) return `${name} is left out`;
    const reason = feature.unavailable?.(choice.answers);
    if (reason) return reason;
    for (const [other, why] of conflictsOf(feature, chosen))
      return `${name} does not go with ${other}: ${why}`;
    for (const required of feature.requires ?? []) {
      if (seen.has(required)) continue;
      const found = obstacle(required, seen.add(required));
      if (found) return `${name} requires ${required}: ${found}`;
    }
    return undefined;
  };
  const dependents = (required: string) =>
    catalogue
      .filter(({ requires }) => requires?.includes(required))
      .map(({ name }) => name)
      .join(", ");
  const choose = (name: string, by?: string): void => {
    const feature = byName.get(name);
    if (!feature || chosen.has(name)) return;
    chosen.set(name, feature);
    if (by) brought.push({ feature: name, by });
    for (const required of feature.requires ?? []) choose(required, name);
  };

  const parts = choice.with.flatMap((feature) => {
    const of = byName.get(feature)?.partOf;
    return of === undefined ? [] : [{ feature, of }];
  });
  const whole = (names: readonly string[]) => [
    ...new Set(names.map((name) => byName.get(name)?.partOf ?? name)),
  ];
  const wanted = whole(choice.with);
  const preset = whole(choice.preset ?? []);

  for (const name of wanted) {
    if (byName.get(name)?.supporting) {
      throw usage(
        "feature-supporting",
        `${name} comes with the features that need it.`,
        `Ask for one of ${dependents(name)}.`,
      );
    }
    const reason = obstacle(name);
    if (reason) throw cannotHave(name, reason);
    choose(name);
  }
  for (const name of preset) {
    if (without.has(name)) continue;
    const reason = obstacle(name);
    if (reason) dropped.push({ feature: name, reason });
    else choose(name);
  }
  const asked = new Set([...wanted, ...preset]);
  return {
    features: catalogue.map(({ name }) => name).filter((name) => chosen.has(name)),
    brought: brought.filter(({ feature }) => !asked.has(feature)),
    dropped,
    parts,
  };
}

function conflictsOf(feature: Feature, chosen: ReadonlyMap<string, Feature>): [string, string][] {
  const own = Object.entries(feature.conflicts ?? {}).filter(([other]) => chosen.has(other));
  const theirs = [...chosen.values()].flatMap((other): [string, string][] => {
    const reason = other.conflicts?.[feature.name];
    return reason ? [[other.name, reason]] : [];
  });
  return [...own, ...theirs];
}

function cannotHave(name: string, reason: string): Failure {
  return usage(
    "feature-unavailable",
    `${name} cannot be had here: ${reason}.`,
    "Change that answer, or leave the feature out.",
  );
}

function cannotLeaveOut(name: string, of: string): Failure {
  return usage(
    "feature-part",
    `${name} is a part of ${of}, and is not left out alone.`,
    `Leave ${of} out, or change its settings.`,
  );
}

function unknownFeature(name: string, catalogue: readonly Feature[]): Failure {
  const names = catalogue.map((feature) => feature.name).join(", ");
  return usage(
    "unknown-feature",
    `There is no feature named ${JSON.stringify(name)}.`,
    `Choose from: ${names}`,
  );
}
