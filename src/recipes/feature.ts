import type { Allowed } from "../gate/allowed.ts";
import type { ForeignPart } from "../foreign/part.ts";
import type { Project } from "../project/project.ts";
import type { Answers } from "./answers.ts";

/** How a feature is added to a project that is not ours, where that differs. */
interface Elsewhere {
  /** Features that it cannot work without there, in the place of those that it requires in ours. */
  requires?: readonly string[];
  /** The packages that it needs there, in the place of those that ours get. */
  packages?: (project: Project) => Packages;
  /** Where its work is done already by something else, as a path or a name; undefined where it is not. */
  there?: (project: Project) => string | undefined;
  /** Its templates that only our own projects get, as the beginnings of their paths. */
  leaveOut?: readonly string[];
  /** The least lines of Django and of Python that its code runs on. */
  since?: { django?: string; python?: string };
  /** Settings that it adds to where they are there: any other stays as it is. */
  extends?: readonly string[];
  /** Whether what all environments of ours have is for production alone. */
  inProduction?: boolean;
  /** Its apps and middleware do their work where the settings of production alone have them: others then go without. */
  enoughInProduction?: boolean;
  /** What it does beyond its templates, by what is there; loaded when it is asked for. */
  plan?: () => Promise<ForeignPart>;
  /** Whether it comes beside the feature that it is a part of in ours, which does not bring it there. */
  standsAlone?: boolean;
  /** Why it cannot be had there at all. */
  unavailable?: (project: Project) => string | undefined;
}

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
  /** The topic that says why it does what it does, such as `drf-guidelines#jwt`. */
  reference?: string;
  /** The feature that brings it to projects of ours: to ask for it there is to ask for that one. */
  partOf?: string;
  /** Whether it is only there for the features that require it, and not offered on its own. */
  supporting?: boolean;
  /** Features that it cannot work without; they come with it. */
  requires?: readonly string[];
  /** Features it cannot stand beside, with the reason. */
  conflicts?: Readonly<Record<string, string>>;
  /** Whether what all environments of ours have is for production alone. */
  inProduction?: boolean;
  /** Why it cannot be had with these answers, as a sentence; undefined where it can. */
  unavailable?: (answers: Omit<Answers, "features">) => string | undefined;
  /** Names of packages; generators/packages.ts knows the versions. */
  packages?: (answers: Answers) => Packages;
  /** Packages needed only where another feature is installed too. */
  packagesWith?: Readonly<Record<string, Packages>>;
  /** What of a project it takes the place of: anything else that would be gone is refused when it is added. */
  replaces?: Allowed;
  /** Whether every project of ours has it from the start, so that nobody is asked. */
  isBasic?: boolean;
  elsewhere?: Elsewhere;
  /** What the user does next, a line each. */
  next?: (answers: Answers) => readonly string[];
}

/** Declares a feature: generators/features/<name>.ts exports one as its default. */
export function defineFeature(feature: Feature): Feature {
  return feature;
}
