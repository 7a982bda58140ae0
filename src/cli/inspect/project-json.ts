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
    answers: project.answers ?? null,
    notes: project.notes,
  };
}
