import type { Merge, Order } from "../merge/merge.ts";
import { NO_ORDER, placeOf } from "./place.ts";
import { divide, endLine, mergeText } from "./surface.ts";

/** What comes before what in a stage, for an instruction of a kind that the stage has not. */
const KEYWORDS = [
  "FROM",
  "ARG",
  "ENV",
  "LABEL",
  "SHELL",
  "WORKDIR",
  "RUN",
  "ADD",
  "COPY",
  "VOLUME",
  "USER",
  "EXPOSE",
  "STOPSIGNAL",
  "HEALTHCHECK",
  "ENTRYPOINT",
  "CMD",
];

interface Instruction {
  gap: string;
  lead: string;
  keyword: string;
  /** All its lines: those it is continued on, and its here-documents. */
  text: string;
  tail: string;
}

interface Stage {
  /** What `AS` calls it; nothing for one without a name. */
  name: string;
  instructions: Instruction[];
}

/**
 * Merges Dockerfiles. A `FROM … AS name` line of the fragment only says which stage the instructions below it are for;
 * without one they are for the last stage. Packages of `apt-get install` join those that the stage installs already,
 * an `ENV` whose variables the stage sets is there, and any other instruction is added unless the stage has it.
 *
 * Slot: `Dockerfile:name` orders the first lines of a stage's instructions. What it does not know goes behind the last
 * ones of its kind, or where its kind usually stands.
 */
export const mergeDockerfile: Merge = (source, fragments, order) =>
  mergeText(source, fragments, (text, parts, refuse) => {
    const [before, stages] = readStages(endLine(text));
    for (const wanted of parts.flatMap((part) => readStages(endLine(part))[1])) {
      const isNamed = wanted.instructions[0]?.keyword === "FROM";
      const stage = isNamed ? stages.find(({ name }) => name === wanted.name) : stages.at(-1);
      const added = wanted.instructions.filter(({ keyword }) => keyword !== "FROM");
      if (stage) for (const instruction of added) mergeInstruction(stage, instruction, order);
      else refuse(added.map(write).join(""), `there is no stage ${wanted.name}`);
    }
    const merged = before + stages.flatMap(({ instructions }) => instructions.map(write)).join("");
    return merged === endLine(text) ? text : merged;
  });

function mergeInstruction(stage: Stage, wanted: Instruction, order: Order): void {
  const { instructions } = stage;
  if (instructions.some(({ text }) => words(text) === words(wanted.text))) return;
  const packages = packagesOf(wanted.text);
  const installing =
    packages.length > 0 && instructions.find(({ text }) => packagesOf(text).length > 0);
  if (installing) {
    for (const { name } of packages) installing.text = withPackage(installing.text, name);
    return;
  }
  const set = new Set(instructions.flatMap(variablesOf));
  const variables = variablesOf(wanted);
  if (variables.length > 0 && variables.every((name) => set.has(name))) return;

  const place = placeIn(stage, wanted, order);
  const previous = instructions[place - 1];
  const isSpaced = instructions.slice(1).some(({ gap }) => gap !== "");
  const gap = isSpaced && previous?.keyword !== wanted.keyword ? "\n" : "";
  instructions.splice(place, 0, { ...wanted, gap });
}

function placeIn({ name, instructions }: Stage, wanted: Instruction, order: Order): number {
  const slot = `Dockerfile:${name}`;
  const keys = instructions.map(keyOf);
  const key = keyOf(wanted);
  if (keys.some((other) => order.compare(slot, other, key) !== undefined)) {
    return placeOf(key, keys, [], slot, order);
  }
  const end = instructions.findLastIndex(({ keyword }) => keyword === wanted.keyword) + 1;
  if (end === 0) {
    const rank = rankOf(wanted.keyword);
    return instructions.findLastIndex(({ keyword }) => rankOf(keyword) < rank) + 1;
  }
  const start =
    instructions.slice(0, end).findLastIndex(({ keyword }) => keyword !== wanted.keyword) + 1;
  return start + placeOf(key, keys.slice(start, end), [], slot, order);
}

function rankOf(keyword: string): number {
  const index = KEYWORDS.indexOf(keyword);
  return index < 0 ? KEYWORDS.length : index;
}

interface Package {
  name: string;
  start: number;
  end: number;
  /** The space, or the line break and indentation, before it. */
  separator: string;
}

/** The packages that an instruction installs, and where they stand. */
function packagesOf(instruction: string): Package[] {
  // Comments between the lines are not read, and nothing moves.
  const text = instruction.replace(/^[ \t]*#.*$/gm, (comment) => " ".repeat(comment.length));
  const install = /apt-get\s+(?:-\S+\s+)*install\b/.exec(text);
  if (!install) return [];
  const start = install.index + install[0].length;
  const command = /^(?:[^&;|]|\\\n)*/.exec(text.slice(start))?.[0] ?? "";
  return [...command.matchAll(/((?:\s|\\\n)+)([^\s\\]+)/g)]
    .map(({ index, 1: separator = "", 2: name = "" }) => ({
      name,
      separator,
      start: start + index + separator.length,
      end: start + index + separator.length + name.length,
    }))
    .filter(({ name }) => !name.startsWith("-"));
}

function withPackage(text: string, name: string): string {
  const packages = packagesOf(text);
  const names = packages.map((item) => item.name);
  if (names.includes(name)) return text;
  const place = placeOf(name, names, [], "apt", NO_ORDER);
  const previous = packages[place - 1];
  const next = packages[place];
  // Beside its neighbours, or on a line of its own as they are.
  const between = (packages[Math.max(place, 1)] ?? packages.at(-1))?.separator ?? " ";
  const separator = between.includes("\n") ? (packages[0]?.separator ?? " ") : between;
  if (previous) return text.slice(0, previous.end) + separator + name + text.slice(previous.end);
  const at = next?.start ?? text.length;
  return text.slice(0, at) + name + separator + text.slice(at);
}

function variablesOf({ keyword, text }: Instruction): string[] {
  if (keyword !== "ENV") return [];
  const names = [...text.matchAll(/(?:^ENV|\s)\s*([A-Za-z_][A-Za-z0-9_]*)=/gi)].map(
    ([, name = ""]) => name,
  );
  return names.length > 0 ? names : [/^ENV\s+(\S+)/i.exec(text)?.[1] ?? ""];
}

function readStages(text: string): [before: string, stages: Stage[]] {
  const stages: Stage[] = [];
  const lines = text.split(/(?<=\n)/).filter((line) => line !== "");
  let before = "";
  let between = "";
  let last: Instruction | undefined;
  for (let i = 0; i < lines.length;) {
    const line = lines[i] ?? "";
    if (/^\s*(#|$)/.test(line)) {
      between += line;
      i++;
      continue;
    }
    const end = endOfInstruction(lines, i);
    const { tail, gap, lead } = divide(between);
    if (last) last.tail = tail;
    else before = tail;
    const keyword = /^\s*(\S+)/.exec(line)?.[1]?.toUpperCase() ?? "";
    last = { gap, lead, keyword, text: lines.slice(i, end).join(""), tail: "" };
    if (keyword === "FROM" || stages.length === 0) {
      stages.push({ name: /\sAS\s+(\S+)/i.exec(line)?.[1] ?? "", instructions: [] });
    }
    stages.at(-1)?.instructions.push(last);
    between = "";
    i = end;
  }
  if (last) last.tail = between;
  else before = between;
  return [before, stages];
}

function endOfInstruction(lines: readonly string[], start: number): number {
  let end = start;
  const goesOn = (line: string) => /\\[ \t]*\n$/.test(line);
  while (
    end < lines.length &&
    (goesOn(lines[end] ?? "") || (end > start && /^\s*#/.test(lines[end] ?? "")))
  )
    end++;
  end++;
  const documents = [
    ...lines
      .slice(start, end)
      .join("")
      .matchAll(/<<-?\s*["']?(\w+)["']?/g),
  ];
  for (const [, name] of documents) {
    const close = lines.findIndex((line, index) => index >= end && line.trim() === name);
    if (close >= 0) end = close + 1;
  }
  return Math.min(end, lines.length);
}

function write({ gap, lead, text, tail }: Instruction): string {
  return gap + lead + text + tail;
}

function keyOf({ text }: Instruction): string {
  return (text.split("\n", 1)[0] ?? "").replace(/\s*\\\s*$/, "").trim();
}

function words(text: string): string {
  return text.replace(/\\\n/g, " ").replace(/\s+/g, " ").trim();
}
