import { tokens } from "../../python/text.ts";
import type { Sample, SampledFile } from "./sample.ts";
import type { Conventions } from "./types.ts";

export type CodeStyle = Pick<
  Conventions,
  | "quotes"
  | "lineLength"
  | "indent"
  | "tabs"
  | "typed"
  | "docstrings"
  | "translated"
  | "imports"
  | "testImports"
  | "neighbourImports"
>;

/** The lengths that tools and style guides set. */
const LENGTHS = [79, 88, 100, 120];
const DEFAULT_LENGTH = 88;
/** A line that is too long here and there is a string, or an oversight. */
const TOLERATED = 0.005;

/** What a sample of files is written like; each part is worked out when it is asked for. */
export function codeStyle(sample: Sample): CodeStyle {
  return {
    get quotes() {
      return quotes(sample.code);
    },
    get lineLength() {
      return lineLength(sample.code);
    },
    get indent() {
      return indentation(sample.code).columns;
    },
    get tabs() {
      return indentation(sample.code).tabs;
    },
    get typed() {
      return isTyped(sample.code);
    },
    get docstrings() {
      return share(sample.code, /^[ \t]*(?:async )?(?:def|class) [^]*?:\n/gm, DOCUMENTED) >= 0.3;
    },
    get translated() {
      return isTranslated(sample.of("models"));
    },
    get imports() {
      return importStyle(sample.code) ?? "relative";
    },
    get testImports() {
      return importStyle(sample.tests) ?? importStyle(sample.code) ?? "absolute";
    },
    get neighbourImports() {
      return neighbourStyle(sample.tests);
    },
  };
}

/** Strings that could be written with either quote count. */
function quotes(files: readonly SampledFile[]): "double" | "single" {
  let balance = 0;
  for (const { text } of files) {
    for (const token of tokens(text)) {
      if (/^[a-z]{0,2}"(?!"")[^"']+"$/i.test(token)) balance++;
      else if (/^[a-z]{0,2}'(?!'')[^"']+'$/i.test(token)) balance--;
    }
  }
  return balance < 0 ? "single" : "double";
}

function lineLength(files: readonly SampledFile[]): number {
  const lengths = files.flatMap(({ text }) =>
    text.split("\n").flatMap((line) => (line.length > 40 ? [line.trimEnd().length] : [])),
  );
  if (lengths.length < 50) return DEFAULT_LENGTH;
  const longer = (most: number) => lengths.filter((length) => length > most).length;
  return LENGTHS.find((most) => longer(most) <= lengths.length * TOLERATED) ?? DEFAULT_LENGTH;
}

/** The first indented line after a colon says what a level is. */
function indentation(files: readonly SampledFile[]): { columns: number; tabs: boolean } {
  const counts = new Map<string, number>();
  for (const { text } of files) {
    for (const [, blank = ""] of text.matchAll(/^(?:class|def|if|for) [^\n]*:[ \t]*\n([ \t]+)\S/gm))
      counts.set(blank, (counts.get(blank) ?? 0) + 1);
  }
  const [most = "    "] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return most.startsWith("\t") ? { columns: 4, tabs: true } : { columns: most.length, tabs: false };
}

const FUNCTION = /^[ \t]*(?:async )?def (\w+)\(([^)]*)\)([^:\n]*):/gm;

/** What Django calls is left without annotations even where people annotate their own functions. */
const HOOK =
  /^(?:__\w+__|get|post|put|patch|delete|head|dispatch|save|clean\w*|handle|ready|forwards?|backwards?|get_queryset|get_context_data|form_valid|perform_\w+)$/;

/** Whether most functions that could be annotated are. */
function isTyped(files: readonly SampledFile[]): boolean {
  let annotated = 0;
  let all = 0;
  for (const { text } of files) {
    for (const [, name = "", parameters = "", result = ""] of text.matchAll(FUNCTION)) {
      if (HOOK.test(name)) continue;
      all++;
      if (result.includes("->") || /\w\s*:\s*[\w"']/.test(parameters)) annotated++;
    }
  }
  return all > 0 && annotated / all >= 0.5;
}

const DOCUMENTED = /:[ \t]*\n[ \t]+[rR]?["']{3}/;

/** The share of definitions that a docstring follows. */
function share(files: readonly SampledFile[], definition: RegExp, wanted: RegExp): number {
  let all = 0;
  let documented = 0;
  for (const { text } of files) {
    for (const match of text.matchAll(definition)) {
      all++;
      const end = match.index + match[0].length;
      if (wanted.test(`:\n${text.slice(end, end + 40).split("\n", 1)[0]}`)) documented++;
    }
  }
  return all === 0 ? 0 : documented / all;
}

/** Whether models with names for people mostly have them translated. */
function isTranslated(files: readonly SampledFile[]): boolean {
  const marked = files.filter(({ text }) => /\b(?:u?gettext_lazy|_)\(/.test(text)).length;
  return files.length > 0 && marked / files.length >= 0.5;
}

/** Imports of the own package, as they are written; undefined where there are none. */
function importStyle(files: readonly SampledFile[]): "relative" | "absolute" | undefined {
  let relative = 0;
  let absolute = 0;
  for (const { path, text } of files) {
    // Tests import what is beside them, such as factories, by its short name whatever else they do.
    const isBesideOthers = /(?:^|\/)tests?\//.test(path);
    const pattern = isBesideOthers ? /^from \.\./gm : /^from \.+\w* ?import |^from \.\w/gm;
    relative += text.match(pattern)?.length ?? 0;
    const folders = path.split("/").slice(0, -1);
    const own = folders.filter((name) => name !== "tests").at(-1);
    if (own)
      absolute +=
        text.match(new RegExp(`^from (?:\\w+\\.)*${own}(?:\\.\\w+)* import `, "gm"))?.length ?? 0;
  }
  if (relative + absolute === 0) return undefined;
  return relative >= absolute ? "relative" : "absolute";
}

/** Nobody spells out the whole name of factories beside a test, unless the tests of the repository do. */
function neighbourStyle(files: readonly SampledFile[]): "relative" | "absolute" {
  let balance = 0;
  for (const { path, text } of files) {
    const folder = /(\w+\/tests?)\/[^/]*$/.exec(path)?.[1]?.replace("/", "\\.");
    if (folder === undefined) continue;
    balance += text.match(/^from \.\w+ import |^from \. import /gm)?.length ?? 0;
    balance -=
      text.match(new RegExp(`^from (?:\\w+\\.)*${folder}(?:\\.\\w+)* import `, "gm"))?.length ?? 0;
  }
  return balance < 0 ? "absolute" : "relative";
}
