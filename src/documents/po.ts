import type { Merge } from "../merge/merge.ts";
import { placeOf } from "./place.ts";
import { divide, endLine, mergeText } from "./surface.ts";

interface Entry {
  /** Blank lines before. */
  gap: string;
  /** Its comments, context, text and translations. */
  lines: string;
  /** The context and the text that are translated: what tells entries apart. */
  key: string;
}

/**
 * Merges catalogues of messages, as gettext has them. A text that the catalogue lacks is added with its translation,
 * its comments and flags, a blank line before it; one that it has keeps its own. The header is none of the texts.
 *
 * Slot: `po` orders the texts, which else stand by the alphabet where those at the end do.
 */
export const mergePo: Merge = (source, fragments, order) =>
  mergeText(source, fragments, (text, parts) => {
    const [entries, end] = readPo(endLine(text));
    for (const wanted of parts.flatMap((part) => readPo(endLine(part))[0])) {
      const keys = entries.map(({ key }) => key);
      if (keys.includes(wanted.key) || wanted.key === "") continue;
      const place = placeOf(wanted.key, keys, [], "po", order);
      const next = entries[place];
      if (next) next.gap ||= "\n";
      entries.splice(place, 0, { ...wanted, gap: place > 0 ? "\n" : "" });
    }
    const merged = entries.map(({ gap, lines }) => gap + lines).join("") + end;
    return merged === endLine(text) ? text : merged;
  });

function readPo(text: string): [entries: Entry[], end: string] {
  const entries: Entry[] = [];
  let between = "";
  let inTranslation = false;
  for (const line of text.split(/(?<=\n)/).filter((part) => part !== "")) {
    const isOver = /^(?:msgctxt|msgid)\b/.test(line) && inTranslation;
    if (/^\s*(?:#|$)/.test(line)) {
      between += line;
    } else if (entries.length === 0 || isOver) {
      const { tail, gap, lead } = divide(between);
      const last = entries.at(-1);
      if (last) last.lines += tail;
      entries.push({ gap: last ? gap : tail + gap, lines: lead + line, key: "" });
      between = "";
    } else {
      entries.at(-1)!.lines += between + line;
      between = "";
    }
    if (/^\w/.test(line)) inTranslation = line.startsWith("msgstr");
  }
  for (const entry of entries) entry.key = keyOf(entry.lines);
  return [entries, between];
}

/** The strings of `msgctxt` and `msgid`, which may go on over lines. */
function keyOf(lines: string): string {
  const said = (keyword: string) =>
    (new RegExp(`^${keyword}[ \\t]+((?:"[^\\n]*"\\s*)+)`, "m").exec(lines)?.[1] ?? "")
      .split("\n")
      .map((line) => line.trim().slice(1, -1))
      .join("");
  return [said("msgctxt"), said("msgid")].filter(Boolean).join("\u0004");
}
