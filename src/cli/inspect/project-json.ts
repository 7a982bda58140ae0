import { conventionsOf } from "../../project/conventions/conventions.ts";
import type { Project } from "../../project/project.ts";

/** The facts of a project as data. Paths are relative to the repository; what is not known is null. */
export function projectJson(project: Project): object {
  const { settings, django, packages, parts } = project;
  return {
    managePy: project.managePy ?? null,
    manageCandidates: project.manageCandidates,
    settingsModule: project.settingsModule ?? null,
    settingsPath: settings?.path ?? null,
    settingsFrom: settings?.chosenBy ?? null,
    environments: project.environments,
    settingsModules: project.settingsModules.map(({ environment, ...module }) => ({
      ...module,
      environment: environment ?? null,
    })),
    rootUrlconf: project.rootUrlconf ?? null,
    userModel: project.userModel ?? null,
    django: django?.version ?? django?.line ?? null,
    djangoLine: django?.line ?? null,
    python: packages.python ?? null,
    packageManager: packages.manager,
    databases: Object.fromEntries(
      project.databases.map(({ alias, engine, name, alternatives }) => [
        alias,
        { engine: engine ?? null, name: name ?? null, alternatives },
      ]),
    ),
    ...parts,
    installedApps: project.installedApps.map(({ entry }) => entry),
    conditionalApps: project.installedApps
      .filter(({ conditional }) => conditional)
      .map(({ entry }) => entry),
    appsAreComplete: project.appsAreComplete,
    localApps: project.localApps.map(({ label, module, path, entry, config }) => ({
      label,
      module,
      path,
      entry,
      config: config ?? null,
    })),
    middleware: project.middleware,
    templateDirs: project.templateDirs,
    models: project.models,
    routes: project.routes,
    packages: [...packages.requested.values()].map((each) => ({
      ...each,
      version: each.version ?? null,
    })),
    packageFiles: packages.files,
    environmentVariables: settings?.variables ?? [],
    environmentFiles: settings?.environmentFiles ?? [],
    conventions: conventionsJson(project),
    answers: project.answers ?? null,
    notes: project.notes,
  };
}

function conventionsJson(project: Project): object {
  const found = conventionsOf(project);
  return {
    quotes: found.quotes,
    lineLength: found.lineLength,
    indent: found.indent,
    tabs: found.tabs,
    typed: found.typed,
    generics: found.generics,
    docstrings: found.docstrings,
    translated: found.translated,
    imports: found.imports,
    testImports: found.testImports,
    neighbourImports: found.neighbourImports,
    isort: found.isort ?? null,
    tests: found.tests,
    api: found.api,
    views: found.views,
    services: found.services,
    selectors: found.selectors,
    bases: found.bases,
    baseUse: found.baseUse,
    urls: found.urls,
    namespaced: found.namespaced,
    appsFolder: found.appsFolder,
    appsModule: found.appsModule,
    djangoLine: found.djangoLine,
    pythonLine: found.pythonLine,
  };
}
