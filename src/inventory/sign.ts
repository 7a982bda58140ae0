import type { Place } from "../project/evaluate/machine.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a sign found: whether it holds, where that shows, and what is missing where it does not. */
export interface Finding {
  holds: boolean;
  /** What was looked for, as a reader would say it: `whitenoise.middleware.WhiteNoiseMiddleware in MIDDLEWARE`. */
  what: string;
  /** Where it stands or, where it is missing, where it would. */
  place?: Place | undefined;
}

/** Looks for one trace of a feature. */
export type Sign = (surroundings: Surroundings) => Finding;

/** How a feature is recognised. */
export interface Probe {
  feature: string;
  /** Without any of these it is absent. */
  core: readonly Sign[];
  /** Without one of these it is partial. */
  parts: readonly Sign[];
}

/** Declares how a feature is recognised: one of `core` makes it there, all of the rest make it complete. */
export function probe(
  feature: string,
  { core, parts = [] }: { core: readonly Sign[]; parts?: readonly Sign[] },
): Probe {
  return { feature, core, parts };
}

/** Holds where one of these does; what it says is what the first would. */
export function any(first: Sign, ...others: Sign[]): Sign {
  return (surroundings) => {
    const missing = first(surroundings);
    if (missing.holds) return missing;
    for (const other of others) {
      const found = other(surroundings);
      if (found.holds) return found;
    }
    return missing;
  };
}

/** Asks for a part only where another sign holds; holds where that does not. */
export function where(condition: Sign, sign: Sign): Sign {
  return (surroundings) => {
    const found = sign(surroundings);
    return condition(surroundings).holds ? found : { ...found, holds: true };
  };
}

/** Holds where both do; what it says is what the second would. */
export function both(condition: Sign, sign: Sign): Sign {
  return (surroundings) => {
    const found = sign(surroundings);
    return condition(surroundings).holds ? found : { ...found, holds: false };
  };
}

/** Gives a sign its own words for what is missing. */
export function told(what: string, sign: Sign): Sign {
  return (surroundings) => ({ ...sign(surroundings), what });
}
