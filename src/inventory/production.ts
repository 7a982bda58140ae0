import { truth } from "../project/evaluate/logic.ts";
import { isDebugging, offValues, serverSwitch } from "../project/debug-switch.ts";
import type { Project } from "../project/project.ts";

const known = new WeakMap<Project, Project>();

/**
 * The facts as they are where the project is served: by the settings module that is for production or, where one module
 * serves all, by that one with debugging turned off by the environment variable that decides it. The facts of
 * development where neither is there.
 */
export function productionOf(development: Project): Project {
  let production = known.get(development);
  if (!production) known.set(development, (production = findProduction(development)));
  return production;
}

function findProduction(development: Project): Project {
  const module = development.environments.production;
  if (module !== undefined && module !== development.settingsModule) {
    return development.withEnvironment({ DJANGO_SETTINGS_MODULE: module });
  }
  if (!isDebugging(development)) return development;
  const off = serverSwitch(development);
  return off ? withoutDevelopment(off.project) : development;
}

/** Variables that say, beside DEBUG, that a developer runs this. */
const OF_DEVELOPERS = /(?:^|_)(?:DEV|DEVEL|DEVELOPMENT|LOCAL)$/;

/** The facts with those off as well, where a file for developers has them on. */
function withoutDevelopment(served: Project): Project {
  const variables = served.settings?.variables.filter(({ name }) => OF_DEVELOPERS.test(name)) ?? [];
  return variables.reduce((project, variable) => {
    const isOn = ({ settings }: Project): boolean | undefined => {
      const { path, line } = variable;
      const read = [...(settings?.places ?? [])].find(([, places]) =>
        places.some((place) => place.path === path && place.line === line),
      );
      const value = read && settings?.values.get(read[0]);
      return value === undefined ? undefined : truth(value);
    };
    if (isOn(project) !== true) return project;
    const tried = offValues(variable, project.tree).map((value) =>
      project.withEnvironment({ [variable.name]: value }),
    );
    return tried.find((one) => isOn(one) === false) ?? project;
  }, served);
}
