import type { Project } from "../project.ts";
import type { SampledFile } from "./sample.ts";
import type { TestBase } from "./types.ts";

/** The test cases of django-tenants: each makes a tenant, and connects to its schema. */
const PACKAGE = "django_tenants.test.cases";
const OF_PACKAGE = ["TenantTestCase", "FastTenantTestCase"];

/**
 * The class that tests which use the tables of a tenant derive from, in a project with a schema for each tenant: what
 * most of its tests derive from, be it one of the package's or one of its own. Undefined elsewhere: Django's suffice.
 */
export function testBase(project: Project, tests: readonly SampledFile[]): TestBase | undefined {
  if (!project.installedApps.some(({ module }) => module === "django_tenants")) return undefined;
  const derived = new Set(OF_PACKAGE);
  const classes = tests.flatMap(({ path, text }) =>
    [...text.matchAll(/^class (\w+)\(\s*([\w.]+)/gm)].map(([, name = "", base = ""]) => ({
      name,
      base: base.split(".").at(-1) ?? base,
      text,
      path,
    })),
  );
  // A class may be defined in a file that comes after those that use it.
  for (let known = 0; known < derived.size;) {
    known = derived.size;
    for (const { name, base } of classes) if (derived.has(base)) derived.add(name);
  }
  const used = classes.flatMap(({ base, text }) => {
    const module = derived.has(base) ? importedFrom(base, text) : undefined;
    return module === undefined ? [] : [{ module, name: base }];
  });
  const count = ({ name }: TestBase) => used.filter((one) => one.name === name).length;
  return (
    used.toSorted((a, b) => count(b) - count(a))[0] ?? { module: PACKAGE, name: OF_PACKAGE[0]! }
  );
}

/** The module that a name is imported from by its whole name: what other files can import it from, too. */
function importedFrom(name: string, text: string): string | undefined {
  const [, module] =
    new RegExp(`^from (\\w[\\w.]*) import (?:\\([^)]*|[^\\n(]*)\\b${name}\\b`, "m").exec(text) ??
    [];
  return module;
}
