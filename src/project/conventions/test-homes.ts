import type { Tree } from "../../tree/tree.ts";
import type { Project } from "../project.ts";
import type { NewApp } from "./place.ts";
import { below, modulesIn } from "./shape.ts";

/** Where the tests of an app are: in a module, or in a folder. */
export interface TestHome {
  kind: "module" | "folder";
  path: string;
  exists: boolean;
  /** What names of test modules begin with, where the tests of several apps share a folder. */
  prefix?: string;
}

/** `tests.py`; a folder in the app; files beside its modules; a folder for each app, or one for all, at the root. */
type Habit = "module" | "folder" | "beside" | "root-folder" | "root-file";

const usual = new WeakMap<Project, Habit>();
const MOST_APPS = 40;

/** Where the tests of an app are, or would be. */
export function testHome(app: NewApp, project: Project, tree: Tree): TestHome {
  return ownHome(app, project, tree) ?? newHome(app, project, tree);
}

function ownHome(app: NewApp, project: Project, tree: Tree): TestHome | undefined {
  for (const name of ["tests", "test"]) {
    const base = below(app.path, name);
    const isFolder = tree.exists(`${base}/__init__.py`) || project.tree.list(base).some(isPython);
    if (isFolder) return { kind: "folder", path: base, exists: true };
    if (tree.exists(`${base}.py`)) return { kind: "module", path: `${base}.py`, exists: true };
  }
  for (const root of rootFolders(app, project)) {
    for (const name of namesOf(app)) {
      if (project.tree.list(`${root}/${name}`).some(isPython))
        return { kind: "folder", path: `${root}/${name}`, exists: true };
      if (modulesIn(root, project).some((path) => path.startsWith(`${root}/test_${name}`)))
        return { kind: "folder", path: root, exists: true, prefix: name };
    }
  }
  const beside = app.path !== "" && modulesIn(app.path, project).some(isTestFile);
  return beside ? { kind: "folder", path: app.path, exists: true } : undefined;
}

function newHome(app: NewApp, project: Project, tree: Tree): TestHome {
  const [root] = rootFolders(app, project);
  switch (habitOf(project, tree)) {
    case "beside":
      return { kind: "folder", path: app.path, exists: true };
    case "root-folder":
      if (root) return { kind: "folder", path: `${root}/${app.label}`, exists: false };
      break;
    case "root-file":
      if (root) return { kind: "folder", path: root, exists: true, prefix: app.label };
      break;
    case "module":
      return { kind: "module", path: below(app.path, "tests.py"), exists: false };
    case "folder":
  }
  return { kind: "folder", path: below(app.path, "tests"), exists: false };
}

/** What most apps with tests do. */
function habitOf(project: Project, tree: Tree): Habit {
  if (project.answers) return "folder";
  let habit = usual.get(project);
  if (habit) return habit;
  const counts = new Map<Habit, number>();
  for (const app of project.localApps.slice(0, MOST_APPS)) {
    const home = ownHome(app, project, tree);
    if (!home || isStub(home, tree)) continue;
    const each = habitFrom(home, app);
    counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  habit = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "folder";
  usual.set(project, habit);
  return habit;
}

function habitFrom({ kind, path, prefix }: TestHome, app: NewApp): Habit {
  if (kind === "module") return "module";
  if (prefix) return "root-file";
  if (path === app.path) return "beside";
  return app.path === "" || path.startsWith(`${app.path}/`) ? "folder" : "root-folder";
}

/** The `tests.py` that `startapp` makes says nothing of how people write tests. */
function isStub({ kind, path }: TestHome, tree: Tree): boolean {
  return kind === "module" && !/\bdef test/.test(tree.read(path) ?? "");
}

/** Folders of tests beside the apps and above them. */
function rootFolders(app: NewApp, project: Project): string[] {
  const own = app.module.replaceAll(".", "/");
  const base = app.path.endsWith(own) ? app.path.slice(0, app.path.length - own.length) : "";
  const package_ = app.module.includes(".") ? (app.module.split(".")[0] ?? "") : "";
  const roots = [project.root, base.replace(/\/$/, ""), package_ && `${base}${package_}`, ""];
  return [...new Set(roots)]
    .flatMap((root) => ["tests", "test"].map((name) => below(root, name)))
    .filter((folder) => folder !== app.path && !app.path.startsWith(`${folder}/`))
    .filter((folder) => project.tree.list(folder).some(isPython));
}

function namesOf({ label, path }: NewApp): string[] {
  return [...new Set([label, path.split("/").at(-1) ?? label])].filter(Boolean);
}

function isPython(path: string): boolean {
  return path.endsWith(".py");
}

function isTestFile(path: string): boolean {
  return /\/(?:tests?_[^/]*|[^/]*_tests?)\.py$/.test(path);
}
