import { compareLines } from "../../project/conventions/python-line.ts";
import { templatePlace } from "../../project/conventions/places.ts";
import type { LocalApp } from "../../project/apps.ts";
import type { Draft } from "../draft.ts";
import type { Site } from "../site.ts";
import { baseTemplate, readTemplate, templateFolders } from "./base-template.ts";

/** What every page template of ours knows of the pages around it. */
export function pageContext(site: Site, extended?: string): Record<string, unknown> {
  const base = baseTemplate(site, extended);
  const folders = templateFolders(site);
  const i18n = isTranslated(site, folders);
  const tag = (text: string) => (i18n ? `{% translate ${JSON.stringify(text)} %}` : text);
  const isNew = compareLines(site.conventions.djangoLine, "3.1") >= 0;
  const word = (text: string) =>
    isNew ? tag(text) : tag(text).replace("{% translate", "{% trans");
  return {
    base: base?.name ?? "",
    content: base?.content ?? "content",
    titleBlock: base?.title ?? "",
    i18n,
    form: compareLines(site.conventions.djangoLine, "5.0") >= 0 ? "{{ form }}" : "{{ form.as_p }}",
    pagination: readTemplate(site, folders, "partials/pagination.html") !== undefined,
    words: Object.fromEntries(
      ["Save", "Cancel", "Delete", "Edit", "Add", "Previous", "Next", "Nothing yet."].map(
        (text) => [text.replace(/\W/g, ""), word(text)],
      ),
    ),
  };
}

/** A text in a template, translated where those of the repository are. */
export function translated(context: Record<string, unknown>, text: string): string {
  return context["i18n"] === true ? `{% translate ${JSON.stringify(text)} %}` : text;
}

/** The path of a template of an app, and its name in code. */
export function templateOf(
  draft: Draft,
  app: LocalApp,
  file: string,
): { path: string; name: string } {
  const path = templatePlace(app, file, draft.site.project);
  const depth = file.split("/").length + 1;
  return { path, name: path.split("/").slice(-depth).join("/") };
}

function isTranslated(site: Site, folders: readonly string[]): boolean {
  if (site.project.setting("USE_I18N") === false) return false;
  const base = baseTemplate(site);
  return (
    base !== undefined &&
    /\{%\s*load [^%]*\bi18n\b/.test(readTemplate(site, folders, base.name) ?? "")
  );
}
