import type { Conventions } from "./types.ts";
import type { Place } from "./place.ts";

/**
 * The module that one place names to import from another: `.models` within an app that imports relatively,
 * `apps.blog.models` elsewhere. What a package re-exports is imported from the package.
 *
 * @param from the place whose file holds the import
 * @param to what is imported
 */
export function importFrom(
  from: Place,
  to: Place,
  conventions: Pick<Conventions, "imports" | "testImports" | "neighbourImports">,
): string {
  const home = packageOf(from);
  const target = to.exportIn && packageOf(to) !== home ? packageOf(to) : to.module;
  const areNeighbours = from.isTest && to.isTest && packageOf(to) === home;
  const { imports, testImports, neighbourImports } = conventions;
  const style = areNeighbours ? neighbourImports : from.isTest ? testImports : imports;
  const sameApp = from.app !== undefined && from.app === to.app && target.startsWith(from.app);
  if (style === "absolute" || (!areNeighbours && !sameApp)) return target;
  if (from.app && !`${home}.`.startsWith(`${from.app}.`)) return target;
  const name = relative(home, target);
  // From a command, say, nobody counts the dots.
  return name.startsWith("...") ? target : name;
}

function packageOf({ path, module }: Place): string {
  return path.endsWith("__init__.py")
    ? module
    : module.slice(0, Math.max(module.lastIndexOf("."), 0));
}

function relative(home: string, target: string): string {
  const from = home.split(".");
  const to = target.split(".");
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  return ".".repeat(from.length - shared + 1) + to.slice(shared).join(".");
}
