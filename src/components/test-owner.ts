import type { LocalApp } from "../project/apps.ts";
import type { Place } from "../project/conventions/place.ts";

/** What a test module is about, and the places of what it imports, by the names that its template has for them. */
export interface TestOwner {
  app: LocalApp;
  name: string;
  from?: Readonly<Record<string, Place>>;
}
