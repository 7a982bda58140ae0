import type { Project } from "../project.ts";
import type { Sample } from "./sample.ts";
import { testBase } from "./test-base.ts";
import type { TestConventions } from "./types.ts";

/** How a repository writes its tests, by the majority of those it has. */
export function testStyle(project: Project, sample: Sample): TestConventions {
  const base = testBase(project, sample.tests);
  return {
    // Fixtures of pytest know of no tenant.
    style: base ? "class" : style(project, sample),
    runner: runner(project),
    factories: factories(project),
    ...(base && { base }),
    ...(allUseDatabase(project) && { allUseDatabase: true }),
  };
}

function runner(project: Project): "pytest" | "django" {
  if (project.answers) return project.answers.tests;
  return project.has("pytest-django") ? "pytest" : "django";
}

function style(project: Project, sample: Sample): "class" | "function" {
  if (project.answers || runner(project) === "django") return "class";
  const count = (pattern: RegExp) =>
    sample.tests.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0);
  return count(/^(?:async )?def test_/gm) > count(/^[ \t]+(?:async )?def test_\w*\(\s*self/gm)
    ? "function"
    : "class";
}

/** A fixture that comes to every test and takes the database of pytest-django. */
const FOR_ALL =
  /\bautouse\s*=\s*True[^)]*\)\s*\n(?:@[^\n]*\n)*(?:async )?def \w+\([^)]*\b(?:db|transactional_db)\b/;

function allUseDatabase(project: Project): boolean {
  if (project.answers || runner(project) === "django") return false;
  const { tree } = project;
  const folders = ["", ...project.localApps.map(({ path }) => path.split("/")[0] ?? "")];
  const paths = [...new Set(folders)].flatMap((folder) => [
    folder ? `${folder}/conftest.py` : "conftest.py",
    ...tree
      .list(folder ? `${folder}` : "tests")
      .filter((path) => /(?:^|\/)fixtures\/.*\.py$/.test(path)),
  ]);
  return paths.some((path) => FOR_ALL.test(tree.read(path) ?? ""));
}

function factories(project: Project): TestConventions["factories"] {
  if (project.has("factory-boy")) return "factory_boy";
  if (project.has("pytest-factoryboy")) return "factory_boy";
  return project.has("model-bakery") ? "model_bakery" : "none";
}
