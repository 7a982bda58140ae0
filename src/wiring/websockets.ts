import type { Place } from "../project/conventions/place.ts";
import type { Project } from "../project/project.ts";
import { fileOfModule } from "./urlconf.ts";
import { type Answer, leave, mergeInto, reread, type Wiring } from "./wiring.ts";

/**
 * Leads a WebSocket address to a consumer, in the list that the ASGI application gives its `URLRouter`.
 *
 * @param route the pattern, as for `path()`: `ws/chat/`
 * @param consumer the class
 * @param place where the class is
 */
export function websocketRoute(w: Wiring, route: string, consumer: string, place: Place): Answer {
  const now = reread(w);
  const imported = `from ${place.module} import ${consumer}`;
  const code = `path(${JSON.stringify(route)}, ${consumer}.as_asgi())`;
  const snippet = `from django.urls import path\n\n${imported}\n\n${code},`;
  const target = routedList(now);
  if (!target)
    return leave(
      w,
      asgiPath(now) ?? "asgi.py",
      snippet,
      "The URLRouter of the ASGI application was not found: add it there",
    );
  return mergeInto(
    w,
    target.path,
    `from django.urls import path\n\n${imported}\n\n${target.name} = [\n    ${code},\n]\n`,
  );
}

/**
 * The address of a consumer, where `path()` leads one to it in the list that the ASGI application routes by.
 *
 * @param argument what stands in the place of an argument of the address
 */
export function websocketAddress(
  project: Project,
  consumer: string,
  argument: string,
): string | undefined {
  const list = routedList(project);
  const text = list === undefined ? "" : (project.tree.read(list.path) ?? "");
  const route = new RegExp(
    `\\bpath\\(\\s*["']([^"']*)["'],\\s*(?:\\w+\\.)*${consumer}\\.as_asgi\\(`,
  ).exec(text)?.[1];
  if (route === undefined || /<(?:int|uuid):/.test(route)) return undefined;
  return `/${route.replaceAll(/<[^>]*>/g, argument)}`;
}

/** The name of the list that the ASGI application routes by, and the file that sets it. */
function routedList(project: Project): { path: string; name: string } | undefined {
  const asgi = asgiPath(project);
  const text = asgi === undefined ? "" : (project.tree.read(asgi) ?? "");
  const argument = /URLRouter\(\s*([\w.]+)\s*,?\s*\)/.exec(text)?.[1];
  if (asgi === undefined || argument === undefined) return undefined;
  const [owner = "", name] = argument.includes(".")
    ? [argument.slice(0, argument.lastIndexOf(".")), argument.split(".").at(-1)!]
    : ["", argument];
  const module =
    owner || new RegExp(`^from ([\\w.]+) import [^\\n]*\\b${argument}\\b`, "m").exec(text)?.[1];
  if (module === undefined)
    return new RegExp(`^${argument}\\s*=`, "m").test(text)
      ? { path: asgi, name: argument }
      : undefined;
  const path = modulePath(project, asgi, owner ? importedModule(text, owner) : module);
  return path === undefined || name === undefined ? undefined : { path, name };
}

/** The dotted name of a module that is used by a name. */
function importedModule(text: string, name: string): string {
  const from = new RegExp(`^from ([\\w.]+) import [^\\n]*\\b${name}\\b`, "m").exec(text)?.[1];
  if (from === undefined) return name;
  return from.endsWith(".") ? `${from}${name}` : `${from}.${name}`;
}

function modulePath(project: Project, from: string, module: string): string | undefined {
  if (!module.startsWith(".")) return fileOfModule(project, module);
  const levels = /^\.+/.exec(module)![0].length;
  const folder = from.split("/").slice(0, -levels);
  const path = [...folder, ...module.slice(levels).split(".")].join("/");
  return [`${path}.py`, `${path}/__init__.py`].find((one) => project.tree.exists(one));
}

/** The file of the ASGI application. */
export function asgiPath(project: Project): string | undefined {
  const named = project.setting("ASGI_APPLICATION");
  const module = typeof named === "string" ? named.slice(0, named.lastIndexOf(".")) : undefined;
  const known = module === undefined ? undefined : fileOfModule(project, module);
  return (
    known ??
    project.tree.list(project.root).find((path) => /(?:^|\/)(?:asgi|routing)\.py$/.test(path))
  );
}
