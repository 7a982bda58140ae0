import { baseTemplate } from "../components/pages/base-template.ts";
import type { Site } from "../components/site.ts";
import type { Project } from "../project/project.ts";
import type { TemplateContext } from "../recipes/context.ts";
import { templateFolder } from "../wiring/template-folder.ts";
import { isFrom } from "./lines.ts";
import { unusableStatic, PLAIN_STORAGE } from "./unusable-static.ts";
import { below, type Layout } from "./layout.ts";

/** What templates of pages know of those of a repository: what they extend, or bring with them where there is nothing. */
export function pagesContext(site: Site, { project, django }: Layout): TemplateContext {
  const base = baseTemplate(site);
  const hasStart = project.routes.some(({ route }) => route === "" || /^\^?\$$/.test(route));
  const plain = plainStatic(project);
  return {
    ownBase: base === undefined,
    baseTemplate: base?.name ?? "account/base.html",
    contentBlock: base?.content ?? "content",
    titleBlock: base ? base.title : "title",
    hasStart,
    plainStatic: plain,
    plainStorages: plain.startsWith("STORAGES"),
    loginUrl: "login",
    trans: isFrom(django, "3.1") ? "translate" : "trans",
  };
}

/** What lets tests show pages where the storage of static files does not; the empty text elsewhere. */
function plainStatic(project: Project): string {
  const unusable = unusableStatic(project);
  if (!unusable) return "";
  const storage = `"${PLAIN_STORAGE}"`;
  return unusable.setting === "STORAGES"
    ? `STORAGES={**settings.STORAGES, "staticfiles": {"BACKEND": ${storage}}}`
    : `STATICFILES_STORAGE=${storage}`;
}

/** The folder for templates that belong to no app: the project's own, or that of an app; undefined where there is none. */
export function pagesFolder({ project, shared }: Layout): string | undefined {
  const app = shared.app ?? project.localApps[0];
  return templateFolder(project) ?? (app && below(app.path, "templates"));
}
