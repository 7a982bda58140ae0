import type { Allowed } from "../gate/allowed.ts";
import type { Answers } from "./answers.ts";

export interface Packages {
  /** Needed wherever the project runs. */
  runtime?: readonly string[];
  /** The dependency group `dev`. */
  dev?: readonly string[];
  /** The dependency group `prod`. */
  prod?: readonly string[];
}

/**
 * What `add` installs and `create` composes: this declaration and the folder `templates/features/<name>`.
 * A folder `<name>+<other>` beside it holds what is needed only where both are installed.
 */
export interface Feature {
  name: string;
  summary: string;
  /** Whether it is only there for the features that require it, and not offered on its own. */
  supporting?: boolean;
  /** Features that it cannot work without; they come with it. */
  requires?: readonly string[];
  /** Features it cannot stand beside, with the reason. */
  conflicts?: Readonly<Record<string, string>>;
  /** Why it cannot be had with these answers, as a sentence; undefined where it can. */
  unavailable?: (answers: Omit<Answers, "features">) => string | undefined;
  /** Names of packages; generators/packages.ts knows the versions. */
  packages?: (answers: Answers) => Packages;
  /** Packages needed only where another feature is installed too. */
  packagesWith?: Readonly<Record<string, Packages>>;
  /** What of a project it takes the place of: anything else that would be gone is refused when it is added. */
  replaces?: Allowed;
  /** What the user does next, a line each. */
  next?: (answers: Answers) => readonly string[];
}

/** Declares a feature: generators/features/<name>.ts exports one as its default. */
export function defineFeature(feature: Feature): Feature {
  return feature;
}
