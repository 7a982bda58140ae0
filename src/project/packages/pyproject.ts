import { readRequirement, type Requested } from "./specifier.ts";

export interface Declared extends Requested {
  /** `runtime`, or the name of the group or extra. */
  group: string;
}

/** What the tables of a pyproject.toml, or of a Pipfile, say. */
export interface Pyproject {
  declared: readonly Declared[];
  hasPoetry: boolean;
  hasUv: boolean;
  hasPdm: boolean;
  hasProject: boolean;
  backend: string;
  /** The Python versions allowed. */
  python: string | undefined;
}

type Table = Readonly<Record<string, unknown>>;

/** The dependencies of a parsed pyproject.toml: PEP 621, dependency groups, Poetry, PDM, uv. */
export function readPyproject(data: Table): Pyproject {
  const project = table(data["project"]);
  const tool = table(data["tool"]);
  const poetry = table(tool["poetry"]);
  const groups = table(data["dependency-groups"]);
  const declared = [
    ...strings(project["dependencies"], "runtime"),
    ...byGroup(table(project["optional-dependencies"])),
    ...byGroup(groups),
    ...strings(table(tool["uv"])["dev-dependencies"], "dev"),
    ...byGroup(table(table(tool["pdm"])["dev-dependencies"])),
    ...poetryTable(table(poetry["dependencies"]), "runtime"),
    ...poetryTable(table(poetry["dev-dependencies"]), "dev"),
    ...Object.entries(table(poetry["group"])).flatMap(([group, value]) =>
      poetryTable(table(table(value)["dependencies"]), group),
    ),
  ];
  const python = project["requires-python"] ?? table(poetry["dependencies"])["python"];
  return {
    declared,
    hasPoetry: "poetry" in tool,
    hasUv: "uv" in tool,
    hasPdm: "pdm" in tool,
    hasProject: "project" in data,
    backend: String(table(data["build-system"])["build-backend"] ?? ""),
    python: typeof python === "string" ? python : undefined,
  };
}

/** The dependencies of a parsed Pipfile. */
export function readPipfile(data: Table): Declared[] {
  return [
    ...poetryTable(table(data["packages"]), "runtime"),
    ...poetryTable(table(data["dev-packages"]), "dev"),
  ];
}

function table(value: unknown): Table {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Table)
    : {};
}

function strings(value: unknown, group: string): Declared[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const requested = typeof item === "string" ? readRequirement(item) : undefined;
    return requested ? [{ ...requested, group }] : [];
  });
}

/** Groups may include others by name, which are read under their own. */
function byGroup(groups: Table): Declared[] {
  return Object.entries(groups).flatMap(([group, items]) => strings(items, group));
}

/** `name = "^5.1"` or `name = { version = "^5.1", extras = […] }`. */
function poetryTable(packages: Table, group: string): Declared[] {
  return Object.entries(packages)
    .filter(([name]) => name !== "python")
    .map(([name, value]) => {
      const version = typeof value === "string" ? value : table(value)["version"];
      const specifier =
        typeof version === "string" && version !== "*" ? version.replace(/\s/g, "") : "";
      return { name, specifier, group };
    });
}
