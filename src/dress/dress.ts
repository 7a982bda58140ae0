import type { Conventions } from "../project/conventions/conventions.ts";
import { compareLines } from "../project/conventions/python-line.ts";
import { WIDTH } from "../python/fit.ts";
import { loadPython, parsePython, release } from "../python/parse.ts";
import { inSingleQuotes } from "../python/text.ts";
import { withoutAnnotations } from "./annotations.ts";
import { format, type Style } from "./format.ts";
import { withLaterAnnotations } from "./later-annotations.ts";
import { withinLength } from "./long-lines.ts";
import { isInOwnStyle } from "./own-style.ts";
import { inPytestStyle } from "./pytest-style.ts";
import { onBase, type BaseOptions } from "./test-base.ts";
import { withoutTypeArguments } from "./type-arguments.ts";
import { withoutUnusedImports } from "./unused-imports.ts";
import { wrapped } from "./wrap.ts";

export interface DressOptions {
  /** Whether the code is a test module: its TestCases become functions where the tests of the repository are. */
  isTest?: boolean;
  /** What its tests have to derive from, where Django's test cases do not suffice. */
  base?: BaseOptions | undefined;
  /** Whether its imports are sorted, as Ruff sorts them by default. */
  isSorted?: boolean;
  /** Whether the code is a whole file. */
  isWhole?: boolean;
  /** Top-level packages of the repository: their imports have a section of their own. */
  firstParty?: readonly string[];
}

/**
 * Puts code of our templates (annotated, double quotes, 88 columns) into the style of a repository. Code
 * that is in it already comes back as it is, without Ruff being loaded.
 *
 * @throws Error where the code does not parse
 */
export async function dress(
  code: string,
  conventions: Conventions,
  options: DressOptions = {},
): Promise<string> {
  const { tests } = conventions;
  const isOfFunctions = options.isTest && tests.style === "function" && tests.runner === "pytest";
  const isAsItIs = !isOfFunctions && !options.base && !tests.allUseDatabase;
  if (isAsItIs && isInStyle(conventions)) {
    const broken = wrapped(code);
    if (isInOwnStyle(broken)) return broken;
  }
  await loadPython();
  const isTyped = conventions.typed && compareLines(conventions.pythonLine, "3.7") >= 0;
  const allowed = options.isTest && tests.allUseDatabase ? withDatabase(code) : code;
  const styled = options.base
    ? onBase(allowed, options.base)
    : isOfFunctions
      ? inPytestStyle(allowed)
      : allowed;
  let text = styled;
  if (!isTyped) text = withoutAnnotations(text);
  if (!isTyped || !conventions.generics) text = withoutTypeArguments(text);
  text = withLaterAnnotations(text, conventions);
  text = withoutUnusedImports(text, code);
  if (styled !== code) text = withoutUnusedImports(text, styled);
  const asItIs = laidOut(text, conventions);
  if (asItIs !== undefined) return asItIs;
  const isSorted = options.isSorted === true && text === code && hasUsualOrder(conventions);
  const target = isSorted ? unsorted(conventions) : conventions;
  text = await format(text, target, options.firstParty ?? []);
  const fitted = withinLength(text, conventions);
  return fitted === text ? text : format(fitted, conventions, options.firstParty ?? []);
}

/** Test cases that forbid the database are none where a fixture asks for it before each test. */
function withDatabase(code: string): string {
  return code
    .replaceAll(/\bSimpleTestCase\b/g, "TestCase")
    .replaceAll(/^(from django\.test import .*?)\bTestCase, TestCase\b/gm, "$1TestCase");
}

/** The style without its sorting of imports. Conventions are getters, which a spread would lose. */
function unsorted({ quotes, lineLength, indent, tabs, pythonLine }: Conventions): Style {
  return { quotes, lineLength, indent, tabs, pythonLine, isort: undefined };
}

/** Whether there is nothing to dress but what came out longer than it was written: the repository writes as we do. */
function isInStyle(conventions: Conventions): boolean {
  const { typed, generics, pythonLine } = conventions;
  const runs = typed && generics && compareLines(pythonLine, "3.10") >= 0;
  return runs && isLaidOutAsOurs(conventions) && conventions.quotes === "double";
}

/**
 * Code as a formatter would have it that finds nothing to do but quotes to change; undefined where that is in doubt. In
 * lines that are longer than ours more would be joined.
 */
function laidOut(code: string, conventions: Conventions): string | undefined {
  const { lineLength, quotes } = conventions;
  if (lineLength > WIDTH || !isLaidOutAsOurs(conventions, lineLength)) return undefined;
  if (GAP_IN_IMPORTS.test(code) || !isInOwnStyle(code, lineLength)) return undefined;
  const root = parsePython(code);
  const isWhole = !root.hasError;
  release(root);
  if (!isWhole) return undefined;
  return quotes === "single" ? inSingleQuotes(code) : code;
}

function isLaidOutAsOurs(conventions: Conventions, width = WIDTH): boolean {
  const { lineLength, indent, tabs } = conventions;
  return lineLength === width && indent === 4 && !tabs && hasUsualOrder(conventions);
}

/** What a section of imports leaves behind that has none any more. */
const GAP_IN_IMPORTS = /\n\n\n(?:import|from) /;

function hasUsualOrder({ isort }: Conventions): boolean {
  return Object.keys(isort ?? {}).every((key) => key === "known-first-party");
}
