import type { Place } from "../project/evaluate/machine.ts";
import type { Project } from "../project/project.ts";
import { ACCOUNTS } from "./probes/accounts.ts";
import { API } from "./probes/api.ts";
import { DATA } from "./probes/data.ts";
import { OPERATIONS } from "./probes/operations.ts";
import { QUALITY } from "./probes/quality.ts";
import { SAFETY } from "./probes/security.ts";
import type { Finding, Probe } from "./sign.ts";
import { Surroundings } from "./surroundings.ts";

/** How far a feature is there. */
export interface FeatureState {
  feature: string;
  state: "present" | "partial" | "absent";
  /** What shows it, with its place. */
  found: readonly Evidence[];
  /** What it lacks, and where that would go; of an absent feature, what would have shown it. */
  missing: readonly Evidence[];
}

export interface Evidence {
  what: string;
  place: Place | undefined;
}

/** How every feature is recognised, by what it is about. */
export const PROBES: Readonly<Record<string, readonly Probe[]>> = {
  Safety: SAFETY,
  "Data and work": DATA,
  API: API,
  Accounts: ACCOUNTS,
  Operation: OPERATIONS,
  Quality: QUALITY,
};

/** The state of every feature, or of those named, by reading alone. */
export function inventory(project: Project, features?: readonly string[]): FeatureState[] {
  const surroundings = new Surroundings(project);
  return Object.values(PROBES)
    .flat()
    .filter(({ feature }) => features?.includes(feature) ?? true)
    .map((one) => stateOf(one, surroundings));
}

function stateOf({ feature, core, parts }: Probe, surroundings: Surroundings): FeatureState {
  const cores = core.map((sign) => sign(surroundings));
  const found = cores.filter(({ holds }) => holds);
  if (found.length === 0) {
    return { feature, state: "absent", found: [], missing: cores.slice(0, 1).map(evidence) };
  }
  const others = parts.map((sign) => sign(surroundings));
  const missing = others.filter(({ holds }) => !holds);
  return {
    feature,
    state: missing.length === 0 ? "present" : "partial",
    found: unique([...found, ...others.filter(({ holds }) => holds)]),
    missing: unique(missing),
  };
}

function unique(findings: readonly Finding[]): Evidence[] {
  const known = new Map(findings.map((one) => [one.what, evidence(one)]));
  return [...known.values()];
}

function evidence({ what, place }: Finding): Evidence {
  return { what, place };
}
