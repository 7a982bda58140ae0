import type { Merge } from "../merge/merge.ts";
import { parseRequirement } from "./requirement.ts";
import { mergeText } from "./surface.ts";

/**
 * Merges what `setup.cfg` of setuptools asks for: each line of a fragment is a package for the list of `install_requires`,
 * at whose end it goes. One without that list is left to a person.
 */
export const mergeSetupCfg: Merge = (source, fragments) =>
  mergeText(source, fragments, (text, parts, refuse) => {
    let merged = text;
    for (const wanted of parts.flatMap((part) => part.split("\n")).filter(Boolean)) {
      const list = /^install_requires[ \t]*=.*(?:\n[ \t]+\S.*|\n[ \t]*(?=\n[ \t]+\S))*/m.exec(
        merged,
      );
      const lines = list?.[0].split("\n") ?? [];
      const name = parseRequirement(wanted)?.name;
      if (lines.some((line) => parseRequirement(line)?.name === name && /^\s/.test(line))) continue;
      const indent = /^[ \t]+(?=\S)/.exec(lines[1] ?? "")?.[0];
      if (!list || indent === undefined) {
        refuse(wanted, "install_requires is no list of lines: add it there");
        continue;
      }
      const end = list.index + list[0].length;
      merged = `${merged.slice(0, end)}\n${indent}${wanted}${merged.slice(end)}`;
    }
    return merged;
  });
