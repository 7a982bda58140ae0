import MagicString from "magic-string";
import { PythonFile } from "../../python/edit.ts";
import { Source } from "../../python/source.ts";
import { NO_ORDER } from "../../wiring/wiring.ts";
import type { WrittenSecret } from "./find.ts";
import { readerOf, type Reader } from "./reader.ts";

export interface MoveOptions {
  /** The columns that the repository's code has. */
  lineLength: number;
  /** Whether the key's predecessors are to be read as well, so that it can be rotated with nobody logged out. */
  fallbacks: boolean;
}

const REMARKS = {
  key: "Insecure: this default is in the repository, for development alone.",
  secret: "The default was committed: rotate it, and take it out.",
};

/** A settings module whose secrets come from the environment, each with the value that it had as the default. */
export function moved(
  text: string,
  secrets: readonly WrittenSecret[],
  { lineLength, fallbacks }: MoveOptions,
): string {
  const bom = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const source = new Source(text.slice(bom.length));
  const edits = new MagicString(source.text);
  const needs = new Set<string>();
  let hasFallbacks = !fallbacks;
  try {
    for (const secret of secrets) {
      const { start, end, variable, name } = secret;
      const reader = readerFor(source, secret);
      if (reader.needs) needs.add(reader.needs);
      const call = reader.withDefault(variable, source.text.slice(start, end));
      const indent = source.indent(start);
      edits.overwrite(start, end, fitted(call, source, start, end, lineLength));
      const remark = name === "SECRET_KEY" ? REMARKS.key : REMARKS.secret;
      edits.appendLeft(source.lineStart(start), `${indent}# ${remark}${source.eol}`);
      if (name !== "SECRET_KEY" || hasFallbacks) continue;
      hasFallbacks = true;
      const line = fallbackLine(reader, source, indent, lineLength);
      edits.appendRight(source.lineEnd(secret.statementEnd), source.eol + line);
    }
    return bom + withImports(edits.toString(), needs);
  } finally {
    source.release();
  }
}

/** django-environ takes a default that begins with a dollar sign for the name of another variable. */
function readerFor(source: Source, { start, value }: WrittenSecret): Reader {
  const before = source.text.slice(0, start);
  const plain = before.match(/^(?:import|from) os\b.*$/gm)?.join("\n") ?? "";
  return readerOf(value.startsWith("$") ? plain : before, source.quote);
}

function withImports(text: string, needs: ReadonlySet<string>): string {
  if (needs.size === 0) return text;
  const file = new PythonFile(text, NO_ORDER);
  for (const statement of needs) file.import(statement);
  return file.text;
}

/** A call on one line where that fits, else as Black would break it. */
function fitted(
  [callee, args]: readonly [string, readonly string[]],
  source: Source,
  start: number,
  end: number,
  lineLength: number,
): string {
  const { text, eol, unit } = source;
  const oneLine = `${callee}(${args.join(", ")})`;
  const before = start - source.lineStart(start);
  const after = source.lineEnd(end) - end;
  if (before + oneLine.length + after <= lineLength && !text.slice(start, end).includes("\n"))
    return oneLine;
  const outer = source.indent(start);
  const inner = outer + unit;
  const joined = inner + args.join(", ");
  const body =
    joined.length <= lineLength ? joined : args.map((arg) => `${inner}${arg},`).join(eol);
  return `${callee}(${eol}${body}${eol}${outer})`;
}

function fallbackLine(reader: Reader, source: Source, indent: string, lineLength: number): string {
  const { quote, eol, unit } = source;
  const empty = `${quote}${quote}`;
  const [callee, args] = reader.withDefault("SECRET_KEY_FALLBACKS", empty);
  const read = `${callee}(${args.join(", ")}).split(${quote},${quote})`;
  const line = `${indent}SECRET_KEY_FALLBACKS = [key for key in ${read} if key]`;
  if (line.length <= lineLength) return line;
  const inner = indent + unit;
  return [
    `${indent}SECRET_KEY_FALLBACKS = [`,
    `${inner}key for key in ${read} if key`,
    `${indent}]`,
  ].join(eol);
}
