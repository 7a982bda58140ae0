import { truth } from "../project/evaluate/logic.ts";
import type { Variable } from "../project/evaluate/machine.ts";
import { offValues } from "../project/setting-environments.ts";
import type { Project } from "../project/project.ts";

/**
 * The facts as they are where the project is served: by the settings module that is for production or, where one module
 * serves all, by that one with debugging turned off by the environment variable that decides it. The facts of
 * development where neither is there.
 */
export function productionOf(development: Project): Project {
  const module = development.environments.production;
  if (module !== undefined && module !== development.settingsModule) {
    return development.withEnvironment({ DJANGO_SETTINGS_MODULE: module });
  }
  if (!isDebugging(development)) return development;
  for (const variable of debugVariables(development)) {
    for (const value of [undefined, ...offValues(variable, development.tree)]) {
      const candidate = development.withEnvironment({ [variable.name]: value });
      if (isDebugging(candidate) === false) return candidate;
    }
  }
  return development;
}

/** Whether DEBUG is on; undefined where it is not known. */
function isDebugging({ settings }: Project): boolean | undefined {
  const value = settings?.values.get("DEBUG");
  return value === undefined ? false : truth(value);
}

/** The variables that are read where DEBUG is set, and those that are named after it. */
function debugVariables({ settings }: Project): Variable[] {
  const places = settings?.places.get("DEBUG") ?? [];
  const variables = settings?.variables ?? [];
  const beside = variables.filter(({ path, line }) =>
    places.some((place) => place.path === path && line >= place.line && line <= place.line + 2),
  );
  const named = variables.filter(({ name }) => /DEBUG/.test(name));
  return [...new Set([...beside, ...named])];
}
