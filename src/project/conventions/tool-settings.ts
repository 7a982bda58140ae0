import { readToml } from "../../documents/toml-model.ts";
import type { Project } from "../project.ts";
import { readIni } from "./ini.ts";
import { isortOptions } from "./isort-options.ts";
import { compareLines, lowest, pythonOf } from "./python-line.ts";
import { ruffSettings } from "./ruff-settings.ts";
import { below } from "./shape.ts";
import { table, type Table } from "./tables.ts";
import type { Conventions } from "./types.ts";

/** What the configuration of formatters and linters says; undefined where it says nothing. */
export interface ToolSettings {
  quotes?: Conventions["quotes"];
  lineLength?: number;
  indent?: number;
  tabs?: boolean;
  isort?: Readonly<Record<string, unknown>>;
  /** The lowest line of Python that tools or containers are told of. */
  python?: string;
}

/** What Black and Ruff do unless they are told otherwise. */
const FORMATTED = 88;
/** PEP 8, which flake8 holds code to unless it is told otherwise. */
const LINTED = 79;

/** What the tools of a repository are told, from the folder of `manage.py` and those above it. */
export function toolSettings(project: Project): ToolSettings {
  if (project.answers)
    return { quotes: "double", lineLength: FORMATTED, indent: 4, tabs: false, isort: {} };
  const read = reader(project);
  const pyproject = readTable(read("pyproject.toml"));
  const tool = table(pyproject["tool"]);
  const ruff = ruffSettings(
    [".ruff.toml", "ruff.toml"].map((name) => readTable(read(name))).find(isFilled) ??
      table(tool["ruff"]),
    /id:\s*ruff-format/.test(read(".pre-commit-config.yaml") ?? ""),
  );
  const ini = [".flake8", "setup.cfg", "tox.ini", ".isort.cfg"].map((name) =>
    readIni(read(name) ?? ""),
  );
  const section = (name: string) => ini.map((file) => file.get(name)).find(Boolean);
  const flake8 = flake8Settings(section("flake8") ?? section("pycodestyle"));
  const black = blackSettings(
    tool["black"],
    /id:\s*black\b/.test(read(".pre-commit-config.yaml") ?? ""),
  );
  const editor = editorSettings(read(".editorconfig"));
  const isort = isortOptions(tool["isort"], section("settings") ?? section("isort"));
  const given: ToolSettings = {
    ...editor,
    ...(isort && { isort }),
    ...black,
    ...ruff,
    ...quotesOf(flake8),
  };
  const lengths = [ruff.lineLength ?? black.lineLength ?? editor.lineLength, flake8.lineLength];
  const known = lengths.filter((length) => length !== undefined);
  const python = stated(pyproject, read) ?? ruff.python ?? black.python ?? deployed(read);
  return {
    ...given,
    ...(known.length > 0 && { lineLength: Math.min(...known) }),
    ...(python && { python }),
  };
}

/** The nearest file of a name: from the folder of `manage.py` up. */
function reader({ tree, root }: Project): (name: string) => string | undefined {
  const parts = root ? root.split("/") : [];
  const folders = [...parts.map((_, index) => parts.slice(0, parts.length - index).join("/")), ""];
  return (name) =>
    folders.map((folder) => tree.read(below(folder, name))).find((text) => text !== undefined);
}

function readTable(text: string | undefined): Table {
  try {
    return text === undefined ? {} : readToml(text);
  } catch {
    return {};
  }
}

function isFilled(value: Table): boolean {
  return Object.keys(value).length > 0;
}

function blackSettings(given: unknown, isHook: boolean): ToolSettings {
  if (given === undefined && !isHook) return {};
  const black = table(given);
  const length = black["line-length"] ?? black["line_length"];
  const targets = (Array.isArray(black["target-version"]) ? black["target-version"] : [])
    .flatMap((target) => pythonOf(target) ?? [])
    .sort(compareLines);
  const isPreserving = black["skip-string-normalization"] ?? black["skip_string_normalization"];
  return {
    lineLength: typeof length === "number" ? length : FORMATTED,
    indent: 4,
    tabs: false,
    ...(isPreserving !== true && { quotes: "double" as const }),
    ...(targets[0] && { python: targets[0] }),
  };
}

function flake8Settings(section: ReadonlyMap<string, string> | undefined): ToolSettings {
  if (!section) return {};
  const given = section.get("inline-quotes");
  const quotes = given === "'" ? "single" : given === '"' ? "double" : given;
  const ignored = `${section.get("ignore") ?? ""} ${section.get("extend-ignore") ?? ""}`;
  const length = Number.parseInt(section.get("max-line-length") ?? String(LINTED), 10);
  return {
    ...(!/\bE501\b|\bE5\b/.test(ignored) && length > 0 && { lineLength: length }),
    ...(quotes &&
      /^(?:single|double)$/.test(quotes) && { quotes: quotes as Conventions["quotes"] }),
  };
}

function quotesOf({ quotes }: ToolSettings): ToolSettings {
  return quotes ? { quotes } : {};
}

function editorSettings(text: string | undefined): ToolSettings {
  const sections = [...readIni(text ?? "")].filter(([glob]) => glob === "*" || /\bpy\b/.test(glob));
  const values = new Map(sections.flatMap(([, section]) => [...section]));
  const length = Number.parseInt(values.get("max-line-length") ?? "", 10);
  const indent = Number.parseInt(values.get("indent-size") ?? "", 10);
  const style = values.get("indent-style");
  return {
    ...(length > 0 && { lineLength: length }),
    ...(indent > 0 && { indent }),
    ...(style && { tabs: style === "tab" }),
  };
}

type Read = (name: string) => string | undefined;

function stated(pyproject: Table, read: Read): string | undefined {
  const project = table(pyproject["project"])["requires-python"];
  if (typeof project === "string") return lowest(project);
  const setup = `${read("setup.cfg") ?? ""}\n${read("setup.py") ?? ""}`;
  return lowest(/python_requires\s*=\s*["']?([^"'\n]+)/.exec(setup)?.[1]);
}

/** What the repository runs on, where it says no range. */
function deployed(read: Read): string | undefined {
  const [, line] =
    /^\s*(3\.\d+)/.exec(read(".python-version") ?? "") ??
    /^python-(3\.\d+)/.exec(read("runtime.txt") ?? "") ??
    /python_(?:full_)?version\s*=\s*"(3\.\d+)/.exec(read("Pipfile") ?? "") ??
    /^FROM\s+(?:\S*\/)?python:(3\.\d+)/m.exec(read("Dockerfile") ?? "") ??
    [];
  return line;
}
