import type { Place } from "../project/conventions/place.ts";

/** Code for a module, piece by piece. */
export interface QueuedModule {
  place: Place;
  isTest: boolean;
  codes: string[];
  /** Those of the codes that define a class or a function of a name. */
  defining: Map<string, string[]>;
}

/** The classes and functions that a module defines. */
export function namesIn(code: string): string[] {
  return [...code.matchAll(/^(?:class|def|async def) (\w+)/gm)].map(([, name = ""]) => name);
}
