import { compareLines } from "../project/conventions/python-line.ts";
import { conventionsOf } from "../project/conventions/conventions.ts";
import type { Project } from "../project/project.ts";
import type { Answers } from "../recipes/answers.ts";
import { databaseOf } from "./database-of.ts";
import { below } from "./layout.ts";
import { isFrom, pythonFor } from "./lines.ts";

/** What a repository answers to the questions of `create`, as far as its facts tell. */
export function answersOf(project: Project): Answers {
  const { djangoLine, tests } = conventionsOf(project);
  return {
    name: nameOf(project),
    django: isFrom(djangoLine, "6.1") ? "6.1" : isFrom(djangoLine, "6.0") ? "6.0" : "5.2",
    python: imagePython(project, djangoLine),
    database: databaseOf(project),
    user: "username",
    packageManager: managerOf(project),
    tests: tests.runner,
    ci: project.tree.exists(".gitlab-ci.yml") ? "gitlab" : "github",
    storage: "s3",
    timeZone: textOf(project, "TIME_ZONE") ?? "UTC",
    language: textOf(project, "LANGUAGE_CODE") ?? "en-us",
    author: "",
    license: "proprietary",
    features: [],
  };
}

function nameOf({ rootUrlconf, settingsModule }: Project): string {
  const module = rootUrlconf ?? settingsModule ?? "app";
  const name = module.split(".")[0] ?? "app";
  return /^(?:config|conf|settings|urls)$/.test(name) ? "app" : name;
}

function textOf(project: Project, name: string): string | undefined {
  const value = project.setting(name);
  return typeof value === "string" ? value : undefined;
}

/** As the repository says to developers, or to an image of its own; else the best for its Django. */
function imagePython({ tree, packages, root }: Project, djangoLine: string): string {
  const pinned = /^(?:python-)?(3\.\d+)/.exec((tree.read(".python-version") ?? "").trim())?.[1];
  const folders = [...new Set(["", root, "docker", ".docker"])];
  const images = folders
    .flatMap((folder) => ["Dockerfile", "Dockerfile.prod"].map((name) => below(folder, name)))
    .map((path) => /^FROM (?:\S+\/)?python:(3\.\d+)/m.exec(tree.read(path) ?? "")?.[1]);
  const image = images.find((one) => one !== undefined);
  return pinned ?? image ?? testedPython(tree) ?? pythonFor(djangoLine, packages.python);
}

/** The newest that pipelines run the tests on. */
function testedPython(tree: Project["tree"]): string | undefined {
  const texts = tree.list(".github/workflows").map((path) => tree.read(path) ?? "");
  const lines = texts.flatMap((text) => text.match(/^.*\bpython-version:.*$/gm) ?? []);
  const versions = lines.flatMap((line) => line.match(/\b3\.\d+/g) ?? []);
  return versions.sort(compareLines).at(-1);
}

function managerOf({ packages }: Project): Answers["packageManager"] {
  if (packages.manager === "uv" || packages.manager === "poetry") return packages.manager;
  // What a pyproject.toml asks for, uv installs without more being said.
  return packages.requested.get("django")?.path.endsWith("pyproject.toml") ? "uv" : "pip";
}
