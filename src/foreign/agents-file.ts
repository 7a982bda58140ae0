import { conventionsOf } from "../project/conventions/conventions.ts";
import type { Project } from "../project/project.ts";
import type { Ground } from "./ground.ts";
import { managedTests } from "./test-command.ts";

const RUN: Readonly<Record<string, string>> = {
  uv: "uv run ",
  poetry: "poetry run ",
  pipenv: "pipenv run ",
  pdm: "pdm run ",
};

/** What every assistant reads first, from the facts of the repository; one that is there stays. */
export function writeAgentsFile({ changes, layout }: Ground): void {
  if (changes.exists("AGENTS.md")) return;
  changes.write("AGENTS.md", agentsText(layout.project), "ai");
}

/** Commands, layout and conventions of a repository, as AGENTS.md has them. */
function agentsText(project: Project): string {
  const name = project.settings?.module.split(".")[0] ?? "this project";
  return `# Working on ${name}

${[`Django ${project.django?.line ?? "of no stated version"}`, ...pythonOf(project)].join(", ")}.

## Commands

Run all of these before you call a change done; each must be silent or green.

\`\`\`sh
${commandsOf(project).join("\n")}
\`\`\`

## Layout

${layoutLines(project)
  .map((line) => `- ${line}`)
  .join("\n")}

## Conventions

${conventionLines(project)
  .map((line) => `- ${line}`)
  .join("\n")}
`;
}

function pythonOf({ packages }: Project): string[] {
  return packages.python ? [`Python ${packages.python}`] : [];
}

/** What the repository has is run; nothing is brought in for this. */
function commandsOf(project: Project): string[] {
  const run = RUN[project.packages.manager] ?? "";
  const manage = `${run}python ${project.managePy ?? "manage.py"}`;
  const { tests } = conventionsOf(project);
  return [
    ...(project.has("ruff") ? [`${run}ruff check .`] : []),
    ...(project.has("black") ? [`${run}black --check .`] : []),
    ...(project.has("flake8") ? [`${run}flake8`] : []),
    ...(project.has("mypy") ? [`${run}mypy .`] : []),
    `${manage} check`,
    `${manage} makemigrations --check --dry-run`,
    tests.runner === "pytest" ? `${run}pytest` : `${run}python ${managedTests(project)}`,
  ];
}

function layoutLines(project: Project): string[] {
  const { settings, rootUrlconf, localApps, environments } = project;
  const modules = Object.entries(environments).map(([name, module]) => `\`${module}\` (${name})`);
  return [
    `Settings: ${modules.join(", ") || `\`${settings?.path}\``}.`,
    ...(rootUrlconf ? [`Addresses: \`${rootUrlconf}\`.`] : []),
    ...localApps.map(({ label, path }) => `\`${path || "."}\`: the app \`${label}\`.`),
  ];
}

function conventionLines(project: Project): string[] {
  const found = conventionsOf(project);
  const [base] = found.bases;
  return [
    `The user is \`${project.userModel}\`; relations name \`settings.AUTH_USER_MODEL\`.`,
    `Lines have ${found.lineLength} columns, texts ${found.quotes} quotes; functions are ${found.typed ? "annotated" : "not annotated"}.`,
    ...(base ? [`Models can build on \`${base.module}.${base.name}\`.`] : []),
    `Views are ${found.views === "class" ? "classes" : "functions"}; addresses are written with \`${found.urls}()\`.`,
    `Tests are ${found.tests.style === "class" ? "test cases" : "functions"}${found.tests.factories === "none" ? "" : `, with rows by ${found.tests.factories}`}.`,
    "An applied migration is not edited.",
  ];
}
