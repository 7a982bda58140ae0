import type { Imported } from "./imports.ts";

/** A class or a function at the top level, with its decorators. */
export interface PlainDefinition {
  kind: "class" | "def";
  name: string;
  text: string;
}

/** A name that a module imports, and where the statement stands. */
interface PlainImport extends Imported {
  /** 1-based. */
  line: number;
}

/** A module that consists of imports, then of classes and functions. */
export interface PlainModule {
  imports: readonly PlainImport[];
  definitions: readonly PlainDefinition[];
}

/** What moves the end of a line, or stands where lines are looked at alone. */
const UNUSUAL = /[\r\t\f\uFEFF]|\\\n|[ ]\n/;
const NAMES = /^[A-Za-z_]\w*(?: as [A-Za-z_]\w*)?(?:, ?[A-Za-z_]\w*(?: as [A-Za-z_]\w*)?)*,?$/;
const FROM = /^from (\.*[A-Za-z_][\w.]*|\.+) import (.+)$/;
const IMPORT = /^import ([A-Za-z_][\w.]*)(?: as ([A-Za-z_]\w*))?$/;
const HEADER = /^(?:async def|(class|def)) ([A-Za-z_]\w*)/;

/**
 * Reads a module without a parser, as most modules that templates make can be read. In doubt it is not plain: comments
 * at the top level, statements that are neither, strings over several lines that could hold what looks like one.
 *
 * @returns undefined where the module is not plain; what is plain may still have a syntax error within a definition
 */
export function plainModule(text: string): PlainModule | undefined {
  if (UNUSUAL.test(text)) return undefined;
  const lines = text.split("\n");
  const imports: PlainImport[] = [];
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    if (line === "") continue;
    if (!/^(?:import|from) /.test(line)) break;
    const start = at;
    let statement = line;
    if (line.endsWith("(")) {
      const end = lines.indexOf(")", at);
      if (end < 0) return undefined;
      const names = lines.slice(at + 1, end).map((one) => one.trim());
      if (!names.every((one) => one.endsWith(","))) return undefined;
      statement = line.slice(0, -1) + names.join(" ");
      at = end;
    }
    const found = importsOf(statement, start + 1);
    if (!found) return undefined;
    imports.push(...found);
  }
  const definitions = definitionsIn(lines.slice(at));
  return definitions && { imports, definitions };
}

function importsOf(statement: string, line: number): PlainImport[] | undefined {
  const whole = IMPORT.exec(statement);
  if (whole) return [{ module: whole[1]!, name: undefined, alias: whole[2], line }];
  const [, module, names = ""] = FROM.exec(statement) ?? [];
  if (module === undefined || module === "__future__" || !NAMES.test(names)) return undefined;
  return names
    .replace(/,$/, "")
    .split(",")
    .map((one) => {
      const [name, alias] = one.trim().split(" as ");
      return { module, name, alias, line };
    });
}

function definitionsIn(lines: readonly string[]): PlainDefinition[] | undefined {
  const definitions: PlainDefinition[] = [];
  let start = -1;
  let header: RegExpExecArray | undefined;
  const close = (end: number): boolean => {
    if (start < 0) return true;
    if (!header) return false;
    const text = lines.slice(start, end).join("\n").trimEnd();
    definitions.push({ kind: header[1] === "class" ? "class" : "def", name: header[2]!, text });
    header = undefined;
    return true;
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (hasOpenString(line)) return undefined;
    if (line === "" || line.startsWith(" ")) {
      if (start < 0 && line !== "") return undefined;
      continue;
    }
    const found = HEADER.exec(line);
    const isDecorator = line.startsWith("@");
    if (found && start >= 0 && !header) {
      header = found;
    } else if (found || isDecorator) {
      if (isDecorator && start >= 0 && !header) continue;
      if (!close(index)) return undefined;
      start = index;
      header = found ?? undefined;
    } else if (start < 0 || !/^[)\]}]/.test(line)) return undefined;
  }
  return close(lines.length) ? definitions : undefined;
}

/** Whether a string in triple quotes that the line opens or closes goes over several lines. */
function hasOpenString(line: string): boolean {
  if (!line.includes('"""') && !line.includes("'''")) return false;
  return ['"""', "'''"].some((quotes) => line.split(quotes).length % 2 === 0);
}
