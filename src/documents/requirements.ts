import type { Merge } from "../merge/merge.ts";
import { placeOf } from "./place.ts";
import { parseRequirement, withExtras } from "./requirement.ts";
import { endLine, mergeText } from "./surface.ts";

/** A requirement or an option of pip, with the comments and blank lines above it. */
interface Line {
  before: string;
  /** The line, and those that it is continued on. */
  text: string;
  /** The package's name, or an option as it is written. */
  identity: string;
  isOption: boolean;
}

/**
 * Merges requirements files of pip. A package that is there keeps its version and gains the extras that it lacks;
 * one that is missing is added by the alphabet, and options (`-r base.txt`) before all packages. A file with hashes is
 * written by a tool, so nothing is added to it.
 */
export const mergeRequirements: Merge = (source, fragments, order) =>
  mergeText(source, fragments, (text, parts, refuse) => {
    const [lines, end] = readLines(endLine(text));
    const isLocked = lines.some(({ text: line }) => line.includes("--hash="));
    for (const wanted of parts.flatMap((part) => readLines(endLine(part))[0])) {
      const present = lines.find(({ identity }) => identity === wanted.identity);
      if (present) {
        const extras = parseRequirement(wanted.text)?.extras ?? [];
        if (!present.isOption && !isLocked) present.text = withExtras(present.text, extras);
      } else if (isLocked) {
        refuse(
          wanted.text,
          "the file pins packages with hashes: add it to what this file is compiled from",
        );
      } else {
        const group = lines.filter(({ isOption }) => isOption === wanted.isOption);
        const names = group.map(({ identity }) => identity);
        const place = placeOf(wanted.identity, names, [], "requirements", order);
        const options = lines.filter(({ isOption }) => isOption).length;
        lines.splice(wanted.isOption ? place : options + place, 0, {
          ...wanted,
          before: commentsOf(wanted.before),
        });
      }
    }
    const merged = lines.map(({ before, text: line }) => before + line).join("") + end;
    return merged === endLine(text) ? text : merged;
  });

function readLines(text: string): [lines: Line[], end: string] {
  const lines: Line[] = [];
  let before = "";
  for (const [line] of text.matchAll(/(?:[^\n]*\\\n)*[^\n]*\n/g)) {
    if (/^\s*(#|$)/.test(line)) {
      before += line;
      continue;
    }
    const isOption = line.startsWith("-");
    const name = isOption ? undefined : parseRequirement(line)?.name;
    lines.push({ before, text: line, identity: name ?? line.trim(), isOption });
    before = "";
  }
  return [lines, before];
}

function commentsOf(before: string): string {
  return before.slice(before.lastIndexOf("\n\n") + 1).replace(/^\n+/, "");
}
