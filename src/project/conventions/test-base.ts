import type { Project } from "../project.ts";
import type { SampledFile } from "./sample.ts";
import type { TestBase } from "./types.ts";

/** The test cases of django-tenants: each makes a tenant, and connects to its schema. */
const PACKAGE = "django_tenants.test.cases";
const OF_PACKAGE = ["TenantTestCase", "FastTenantTestCase"];

/** A class of a test module or of what it imports, with what it derives from. */
interface Found {
  name: string;
  bases: readonly string[];
  /** What others import it from; the empty text where that is not known. */
  module: string;
  hasFixtures: boolean;
}

/**
 * The class that tests have to derive from, as most of the repository's do: one that gives a tenant, in a project with a
 * schema for each, or one that loads the rows that others cannot be made without. Undefined where Django's suffice.
 */
export function testBase(project: Project, tests: readonly SampledFile[]): TestBase | undefined {
  const hasTenants = project.installedApps.some(({ module }) => module === "django_tenants");
  const known = new Map<string, Found>();
  for (const one of tests.flatMap((file) => [...imported(file, project), ...classesOf(file)]))
    if (!known.get(one.name)?.module) known.set(one.name, one);
  const lineage = (name: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const base of known.get(name)?.bases ?? []) lineage(base, seen);
    return seen;
  };
  const gives = (name: string): TestBase["gives"] | undefined => {
    const all = [...lineage(name)];
    if (hasTenants) return all.some((one) => OF_PACKAGE.includes(one)) ? "tenant" : undefined;
    return all.some((one) => known.get(one)?.hasFixtures) ? "fixtures" : undefined;
  };
  const used = tests.flatMap((file) => classesOf(file)).flatMap(({ bases }) => bases[0] ?? []);
  const counts = new Map<string, number>();
  for (const name of used) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isOpen = (name: string) => OF_PACKAGE.includes(name) || Boolean(known.get(name)?.module);
  const [most] = [...counts]
    .filter(([name]) => isOpen(name) && gives(name))
    .sort(([, a], [, b]) => b - a);
  // Fixtures of some tests say nothing of the others.
  const share = used.filter((name) => gives(name)).length / used.length;
  const isUsual = most && (hasTenants || share > 0.5);
  if (isUsual)
    return {
      module: known.get(most[0])?.module || PACKAGE,
      name: most[0],
      gives: gives(most[0])!,
      isCase: [...lineage(most[0])].some((one) => !known.has(one) && one.endsWith("TestCase")),
    };
  return hasTenants
    ? { module: PACKAGE, name: OF_PACKAGE[0]!, gives: "tenant", isCase: true }
    : undefined;
}

/** The classes of the repository's own modules that a test module imports by whole names. */
function imported({ text }: SampledFile, project: Project): Found[] {
  const modules = [...text.matchAll(/^from (\w[\w.]*) import \(?[^)]*?(?:Case|Mixin|Base)\w*\b/gm)];
  return [...new Set(modules.map(([, module = ""]) => module))].flatMap((module) => {
    const path = [project.root, `${module.replaceAll(".", "/")}.py`].filter(Boolean).join("/");
    const source = project.tree.read(path);
    return source === undefined ? [] : classesOf({ path, text: source }, module);
  });
}

function classesOf({ text }: SampledFile, module = ""): Found[] {
  return text
    .split(/^(?=class \w)/m)
    .slice(1)
    .map((block) => {
      const [, name = "", bases = ""] = /^class (\w+)(?:\(([^)]*)\))?/.exec(block) ?? [];
      return {
        name,
        module,
        bases: bases.split(",").flatMap((base) => base.trim().split(".").at(-1) || []),
        hasFixtures: /^\s+fixtures\s*(?::[^=]+)?=\s*[[(]/m.test(block.split(/\n(?=\S)/)[0]!),
      };
    });
}
