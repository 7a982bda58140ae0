import type { Project } from "../project/project.ts";
import { settingsFile } from "../project/settings-source.ts";
import { mergeInto } from "../wiring/wiring.ts";
import type { Ground } from "./ground.ts";

/** A view of an API that takes a password, or gives a token for one. */
export interface Login {
  /** As a test asks for it. */
  path: string;
  module: string;
  view: string;
  /** Where the class stands; undefined where a package has it. */
  file: string | undefined;
}

const NAMES = /log_?in|sign_?in|obtain\w*token|tokenobtain/i;

/** The views of the API by which people log in: classes, at addresses without a part that varies. */
export function loginsOf(project: Project): Login[] {
  const found = project.routes.flatMap(({ route, regex, target }) => {
    const view = target?.split(".").at(-1) ?? "";
    if (!target || !NAMES.test(view) || !/^[A-Z]/.test(view)) return [];
    const path = `/${regex ? route.replace(/[\\^$?]/g, "") : route}`;
    if (/[<(*+[]/.test(path)) return [];
    const module = target.split(".").slice(0, -1).join(".");
    const known = project.settings && settingsFile(module, project.settings.machine);
    const text = known === undefined ? "" : (project.tree.read(known) ?? "");
    const isApi =
      known === undefined ? target.startsWith("rest_framework") : /rest_framework/.test(text);
    if (!isApi || (known !== undefined && !isPlain(text, view))) return [];
    return [{ path, module, view, file: known }];
  });
  return [...new Map(found.map((one) => [`${one.module}.${one.view}`, one])).values()];
}

/** What takes a form: a method of its own, or that of a class which does. */
const TAKES = /\bdef post\b|^class \w+\([^)]*(?:Create|Obtain|Token)/;

/** Whether a class is written there that is sent something, and says nothing of throttles. */
function isPlain(text: string, view: string): boolean {
  const body = new RegExp(`^class ${view}\\b[^]*?(?=^\\S|$(?![^]))`, "m").exec(text)?.[0];
  return body !== undefined && TAKES.test(body) && !/\bthrottle_/.test(body);
}

/** Gives the logins of a repository the scope whose rate is lower than that of all else. */
export function scopeLogins({ wiring, layout, changes }: Ground): void {
  const w = { ...wiring, reason: "throttling" };
  for (const { view, module, file } of loginsOf(layout.project)) {
    if (file !== undefined) {
      mergeInto(w, file, `class ${view}:\n    throttle_scope = "login"\n`);
      continue;
    }
    const snippet = `from rest_framework.throttling import ScopedRateThrottle
from ${module} import ${view}


class Slow${view}(${view}):
    throttle_classes = [ScopedRateThrottle]
    throttle_scope = "login"
`;
    changes.manual(
      layout.urls.path,
      snippet,
      `${view} is a package's, which has no throttle: lead its route to a class such as this one`,
    );
  }
}
