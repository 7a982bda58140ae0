import type { LocalApp } from "../apps.ts";

/** What a place is worked out from: an app that is there, or one that is about to be. */
export type NewApp = Pick<LocalApp, "label" | "module" | "path">;

/** Where a new thing of an app goes. */
export interface Place {
  /** The file to write, or to merge into. */
  path: string;
  /** Its dotted name. */
  module: string;
  /** The dotted name of the app: what is imported within it can be relative. */
  app?: string;
  /** Whether it is a test module. */
  isTest?: boolean;
  /** The package whose `__init__.py` re-exports its members: `from .post import Post` goes there. */
  exportIn?: { path: string; from: string };
  /** Further files that have to be there, empty: `__init__.py` of new packages. */
  also?: readonly string[];
}
