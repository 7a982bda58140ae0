import { fileOfModule } from "../../wiring/urlconf.ts";
import type { Names } from "../names.ts";
import type { Site } from "../site.ts";
import type { MiddlewareKind } from "./kinds.ts";

/** Those with hooks of Django, which only a class has, and those of several steps. */
const CLASSES = new Set(["view", "exception", "auth", "rate-limit", "ip-filter", "query-profile"]);

/** Whether a middleware is written as a function: where those that the repository has are, and its kind can be one. */
export function isFunctionStyle(
  { project, tree }: Site,
  { value }: MiddlewareKind,
  names: Names,
): boolean {
  const isInstalled = (name: string) => project.middleware.some((one) => one.endsWith(`.${name}`));
  // One that is there stays what it is.
  if (CLASSES.has(value) || isInstalled(`${names.class}Middleware`)) return false;
  if (isInstalled(`${names.snake}_middleware`)) return true;
  let balance = 0;
  for (const dotted of project.middleware) {
    const dot = dotted.lastIndexOf(".");
    const path = fileOfModule(project, dotted.slice(0, dot));
    const source = path === undefined ? "" : (tree.read(path) ?? "");
    const word = new RegExp(`^(class|def) ${dotted.slice(dot + 1)}\\b`, "m").exec(source)?.[1];
    if (word !== undefined) balance += word === "def" ? 1 : -1;
  }
  return balance > 0;
}
