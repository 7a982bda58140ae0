import { isKeyword } from "../options/python-names.ts";
import type { Problem } from "../options/option.ts";
import { takenBy } from "../options/taken-names.ts";
import type { Project } from "../project/project.ts";
import { STANDARD_LIBRARY } from "../python/stdlib.ts";

/** Labels of Django's own apps: two apps cannot share one. */
const DJANGO_LABELS = new Set(
  "admin admindocs auth contenttypes flatpages gis humanize messages postgres redirects sessions sitemaps sites staticfiles syndication".split(
    " ",
  ),
);

/**
 * What would break Python or Django about the name of an app, with one that would do.
 *
 * @param isNested whether apps are in a package of their own, so that no name hides one of Python's
 */
export function appNameProblem(
  name: string,
  project: Project,
  isNested: boolean,
): Problem | undefined {
  const reason = formProblem(name) ?? meaningProblem(name, project, isNested);
  if (!reason) return undefined;
  const plain = name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "_")
    .replace(/^[_\d]+|_+$/g, "");
  const better =
    (formProblem(plain) ?? meaningProblem(plain, project, isNested))
      ? `${plain || "my"}_app`
      : plain;
  return {
    code: "bad-app-name",
    reason: `${JSON.stringify(name)} cannot be the name of an app: ${reason}`,
    suggestion: `Take another name, such as ${better}.`,
  };
}

function formProblem(name: string): string | undefined {
  if (/^[a-z][a-z\d]*(?:_[a-z\d]+)*$/.test(name)) return undefined;
  if (/^\d/.test(name)) return "it starts with a digit, which no Python name does";
  if (/[A-Z]/.test(name)) return "packages of Python are in lower case";
  return "a package's name is letters, digits and single underscores";
}

function meaningProblem(name: string, project: Project, isNested: boolean): string | undefined {
  if (isKeyword(name)) return `${name} is a keyword of Python`;
  if (DJANGO_LABELS.has(name)) return `django.contrib.${name} has that label`;
  const rival = project.installedApps.find(({ label }) => label === name);
  if (rival && !("path" in rival)) return `${rival.module} has that label`;
  if (name === "test" || name === "tests") return "test runners look for tests there";
  if (isNested) return undefined;
  if (STANDARD_LIBRARY.has(name))
    return `import ${name} means a module of Python's standard library`;
  return takenBy(name);
}
