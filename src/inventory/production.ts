import { truth } from "../project/evaluate/logic.ts";
import { isDebugging, offValues, serverSwitch } from "../project/debug-switch.ts";
import type { Project } from "../project/project.ts";
import { environmentRuns } from "../project/setting-environments.ts";

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
  const served = serverSwitch(development)?.project ?? asReported(development);
  return served ? withoutDevelopment(served) : development;
}

/**
 * The facts with what a server is taken to set where settings are reported by their environments. For settings whose
 * DEBUG hangs on a variable that is neither read beside it nor named after it, such as `SITE_LOCAL`.
 */
function asReported(development: Project): Project | undefined {
  if (!development.settings?.variables.length) return undefined;
  const run = environmentRuns(development).find(({ name }) => name === "production");
  const served = run && development.withEnvironment(Object.fromEntries(run.assumed));
  return served && isDebugging(served) === false ? served : undefined;
}

/**
 * Variables that say, beside the one of DEBUG, that a developer runs this. No setting shows whether a guess was right, as
 * DEBUG does for the variables that are tried to turn it off: the whole last word has to say it, which `LOCALE` and
 * `LOCAL_APPS` do not.
 */
const BESIDE_DEBUG = /(?:^|_)(?:DEV|DEVEL|DEVELOPMENT|LOCAL)$/;

/** The facts with those off as well, where a file for developers has them on. */
function withoutDevelopment(served: Project): Project {
  const variables = served.settings?.variables.filter(({ name }) => BESIDE_DEBUG.test(name)) ?? [];
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
