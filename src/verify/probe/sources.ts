import { readFileSync } from "node:fs";

/** The programs beside this module. */
export type Probe =
  "manage" | "fetch" | "junit" | "migrations" | "plain_static" | "settings" | "snapshot" | "users";

/** The source of a program that a project's Python reads from its standard input. The build puts their texts in this place. */
export function probeSource(name: Probe): string {
  return readFileSync(new URL(`./${name}.py`, import.meta.url), "utf8");
}
