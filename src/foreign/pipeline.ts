import { normaliseName } from "../documents/requirement.ts";
import { distributionsOf } from "../project/packages/modules.ts";
import { type RequirementsFile, requirementsFiles } from "../project/packages/requirements.ts";
import type { Answers } from "../recipes/answers.ts";
import { testService, type TemplateContext } from "../recipes/context.ts";
import { databaseVariables, SERVERS } from "./database-variables.ts";
import { below, type Layout } from "./layout.ts";
import { managedTests } from "./test-command.ts";
import { modulesIn } from "./packages.ts";
import { pipelineVariables } from "./pipeline-variables.ts";

/** What a pipeline of a repository runs: the tools it has, and its tests on the database that they need. */
export function pipelineContext(
  layout: Layout,
  names: readonly string[],
  ci: Answers["ci"],
): TemplateContext {
  const { project, top } = layout;
  const { tree } = project;
  const pyproject = tree.read(below(top, "pyproject.toml")) ?? "";
  const hasTool = (name: string, ...files: readonly string[]) =>
    new RegExp(`^\\[tool\\.${name}[.\\]]`, "m").test(pyproject) ||
    files.some((file) => tree.exists(below(top, file)));
  const files = requirementsFiles(tree, top);
  const development = files.find(({ group }) => group === "dev") ?? files[0];
  const requirements = development?.path ?? below(top, "requirements.txt");
  const test = testDatabase(layout, ci);
  return {
    manage: project.managePy ?? "manage.py",
    managedTests: managedTests(project),
    requirementsPath: requirements,
    developmentRequirements: requirements,
    productionRequirements: ofServersAlone(layout, files, development),
    locked: tree.exists("uv.lock"),
    ruff: hasTool("ruff", "ruff.toml"),
    ruffFormat: hasTool("ruff\\.format"),
    mypy: hasTool("mypy", "mypy.ini"),
    checksProduction: names.includes("env"),
    envExamplePath: below(top, ".env.production.example"),
    envPath: below(top, ".env.production"),
    composeOptions: ` --env-file ${below(top, ".env.production")}`,
    composePath: below(top, "compose.production.yaml"),
    pipelineVariables: pipelineVariables(project, String(test["testVariables"] ?? ""))
      .map((line) => `${ci === "gitlab" ? "    " : "  "}${line}`)
      .join("\n"),
    ...test,
  };
}

/** The list of production, where its settings cannot be loaded with what developers install. */
function ofServersAlone(
  { project, production }: Layout,
  files: readonly RequirementsFile[],
  development: RequirementsFile | undefined,
): string {
  const ofServers = files.find(({ group }) => group === "prod");
  if (!ofServers || production.isNew) return "";
  const known = new Set(development?.requested.map(({ name }) => normaliseName(name)));
  const lacking = ofServers.requested
    .map(({ name }) => normaliseName(name))
    .filter((name) => !known.has(name));
  const modules = modulesIn(project.tree.read(production.path));
  const isLacking = modules.some((module) =>
    distributionsOf(module).some((name) => lacking.includes(name)),
  );
  return isLacking ? ofServers.path : "";
}

/** The server that tests run on, where the settings of development name one that variables lead to. */
function testDatabase(layout: Layout, ci: Answers["ci"]): TemplateContext {
  const { project } = layout;
  const engine = project.databases[0]?.engine ?? "";
  const kind = /postg/.test(engine) ? "postgres" : /mysql/.test(engine) ? "mysql" : undefined;
  if (!kind) return { testedOnPostgres: false, testedOnMysql: false };
  const server = SERVERS[kind];
  const { indent, host } = testService(ci);
  const here = {
    ...server,
    url: server.url.replace("@db:", `@${host}:`),
    fields: { ...server.fields, HOST: host },
  };
  const more = new Map([["DJANGO_SETTINGS_MODULE", layout.used.module]]);
  const variables = [...databaseVariables(layout, project.tree, here, more)];
  const lines = variables.map(([name, value]) => `${indent}${name}: ${JSON.stringify(value)}`);
  return {
    testedOnPostgres: kind === "postgres" && lines.length > 0,
    testedOnMysql: kind === "mysql" && lines.length > 0,
    testVariables: lines.join("\n"),
  };
}
