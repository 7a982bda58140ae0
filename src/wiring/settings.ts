import type { Project } from "../project/project.ts";
import { type FragmentStatement, fragmentStatements } from "../python/fragment.ts";
import { boundName } from "../python/imports.ts";
import { Source } from "../python/source.ts";
import { type Answer, leave, mergeInto, reread, type Wiring } from "./wiring.ts";

/**
 * Merges statements into the settings: what is not set is set beside the apps, in the module that all environments share;
 * lists and dictionaries are extended where they stand; what is set to something else is left to a person.
 */
export function addSetting(w: Wiring, fragment: string): Answer {
  const now = reread(w);
  const { settings } = now;
  if (!settings) return leave(w, "settings.py", fragment, "No settings were found: add it to them");
  const source = new Source(fragment);
  try {
    const statements = fragmentStatements(source, source.root);
    const imports = statements.filter(({ existing }) => existing.imports);
    const parts = new Map<string, FragmentStatement[]>();
    for (const statement of statements.filter(({ existing }) => !existing.imports)) {
      const path = settingsPath(now, statement.shape.base) ?? settings.path;
      parts.set(path, [...(parts.get(path) ?? []), statement]);
    }
    return summed(
      [...parts].map(([path, part]) => mergePart(w, path, settings.path, part, imports)),
    );
  } finally {
    source.release();
  }
}

/** Merges statements into a file of the settings; into the module of all where what the file sets does not get there. */
function mergePart(
  w: Wiring,
  path: string,
  leaf: string,
  part: readonly FragmentStatement[],
  imports: readonly FragmentStatement[],
): Answer {
  const text = part.map(({ snippet }) => snippet).join("\n");
  const needed = imports.filter(({ existing }) =>
    existing.imports?.some((one) => new RegExp(`\\b${boundName(one) ?? "$"}\\b`).test(text)),
  );
  const code = `${[...needed.map(({ snippet }) => snippet), text].join("\n")}\n`;
  const before = w.changes.read(path);
  const answer = mergeInto(w, path, code);
  const names = part.filter(({ shape }) => shape.kind === "assign").map(({ shape }) => shape.base);
  const values = reread(w).settings?.values;
  if (answer !== "changed" || before === undefined || path === leaf) return answer;
  if (names.every((name) => values?.has(name))) return answer;
  w.changes.write(path, before, w.reason);
  return mergeInto(w, leaf, code);
}

/** What several edits come to. */
export function summed(answers: readonly Answer[]): Answer {
  if (answers.includes("unsupported")) return "unsupported";
  return answers.includes("changed") ? "changed" : "already";
}

/**
 * The file that a setting is edited in: where it is first set, else where the apps are, which all environments have.
 * Undefined where there are no settings.
 */
export function settingsPath(project: Project, name: string): string | undefined {
  const { settings } = project;
  if (!settings) return undefined;
  const first = (one: string) => settings.places.get(one)?.[0]?.path;
  return first(name) ?? first("INSTALLED_APPS") ?? settings.path;
}
