import { readFileSync } from "node:fs";

/** The files of explanations beside this module. */
export const TEXTS = ["django", "packages", "codes"] as const;
export type TextName = (typeof TEXTS)[number];

/** A file of explanations, as it is written. The build puts their texts in this place. */
export function explanationText(name: TextName): string {
  return readFileSync(new URL(`./data/${name}.md`, import.meta.url), "utf8");
}
