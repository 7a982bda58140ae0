import type { Project } from "../project.ts";
import type { NewApp } from "./place.ts";
import { below } from "./shape.ts";

/**
 * Where a template of an app goes: `templates/<app>/` of the app or of the project, as the repository has them.
 *
 * @param name the file, `post_list.html`; below the folder of the app
 */
export function templatePlace(app: NewApp, name: string, project: Project): string {
  const folder = (app.path || app.label).split("/").at(-1) ?? app.label;
  const inApp = below(app.path, "templates");
  const shared = project.templateDirs.filter(isInTree);
  const has = (path: string) => project.tree.list(path).length > 0;
  for (const root of [inApp, ...shared])
    for (const named of new Set([app.label, folder]))
      if (has(`${root}/${named}`)) return `${root}/${named}/${name}`;
  const [common] = shared.filter(has);
  const others = project.localApps.filter(({ path }) => path !== app.path);
  const hasOwn = ({ path }: NewApp) => has(below(path, "templates"));
  const isInCommon = ({ label }: NewApp) => shared.some((one) => has(`${one}/${label}`));
  const beside = others.filter(({ path }) => parentOf(path) === parentOf(app.path));
  // Apps of one folder are more alike than those of others.
  const apps = beside.some((one) => hasOwn(one) || isInCommon(one)) ? beside : others;
  const isUsual = apps.filter(isInCommon).length >= apps.filter(hasOwn).length;
  const root = common !== undefined && isUsual ? common : inApp;
  return `${root}/${app.label}/${name}`;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** Folders outside the repository, and those that are known to its machine only, are none to write to. */
function isInTree(path: string): boolean {
  return path !== "" && !path.startsWith("/") && !/[<>$]|^\.\./.test(path);
}
