import type { FileChange } from "../../changes/change-set.ts";
import type { CreateValues } from "../../options/create-options.ts";
import type { Answers } from "../../recipes/answers.ts";
import type { Colours } from "../colours.ts";
import { counted } from "../counted.ts";
import type { Creation } from "./planning.ts";

const PRESET_TITLES = {
  minimal: "small start",
  api: "API",
  web: "website",
  full: "full project",
} as const satisfies Record<CreateValues["preset"], string>;

const DATABASE_TITLES = {
  postgres: "PostgreSQL",
  mysql: "MySQL",
  sqlite: "SQLite",
} as const satisfies Record<Answers["database"], string>;

/** One line of what was decided: `shop: API on Django 5.2 LTS, PostgreSQL, 14 features, 86 files`. */
export function headline(
  { answers, changes }: Creation,
  preset: CreateValues["preset"],
  colours: Colours,
): string {
  const { name, django, database, features } = answers;
  const parts = [
    `${PRESET_TITLES[preset]} on Django ${django}${django === "5.2" ? " LTS" : ""}`,
    DATABASE_TITLES[database],
    counted(features.length, "feature"),
    counted(changes.files.length, "file"),
  ];
  return `${colours.bold(name)}: ${parts.join(", ")}`;
}

/** What came along or fell away, and what else a person should know before anything is written. */
export function remarks({ resolution, target }: Creation): string[] {
  const { brought, dropped } = resolution;
  return [
    ...brought.map(({ feature, by }) => `${by} brings ${feature}`),
    ...dropped.map(({ feature, reason }) => `${feature} is left out of the preset: ${reason}`),
    ...(target.outerProject
      ? [`the folder is inside another Django project: ${target.outerProject}`]
      : []),
  ];
}

/** The files as a tree; folders of more than `limit` files are one line, with how many there are. */
export function tree(files: readonly FileChange[], colours: Colours, limit = Infinity): string[] {
  const root: Branch = { files: [], folders: new Map() };
  for (const file of files) place(root, file.path.split("/"), file);
  return lines(root, "", colours, limit);
}

interface Branch {
  files: { name: string; file: FileChange }[];
  folders: Map<string, Branch>;
}

function place(branch: Branch, [name = "", ...rest]: string[], file: FileChange): void {
  if (rest.length === 0) {
    branch.files.push({ name, file });
    return;
  }
  let folder = branch.folders.get(name);
  if (!folder) branch.folders.set(name, (folder = { files: [], folders: new Map() }));
  place(folder, rest, file);
}

function lines(branch: Branch, indent: string, colours: Colours, limit: number): string[] {
  const folders = [...branch.folders].flatMap(([name, folder]) => {
    const count = size(folder);
    const head = `${indent}${colours.cyan(`${name}/`)}`;
    if (count > limit) return [`${head} ${colours.dim(counted(count, "file"))}`];
    return [head, ...lines(folder, `${indent}  `, colours, limit)];
  });
  return [...folders, ...branch.files.map(({ name, file }) => indent + name + mark(file, colours))];
}

function size({ files, folders }: Branch): number {
  return [...folders.values()].reduce((sum, folder) => sum + size(folder), files.length);
}

function mark({ kind }: FileChange, colours: Colours): string {
  return kind === "edit" ? ` ${colours.yellow("overwritten")}` : "";
}
