import { TemplateError } from "./template-file.ts";
import { templateSource } from "./templates.ts";

/**
 * The text of one template below `templates/`, such as `components/api/viewset.py.hbs`, of a folder that was loaded.
 * Throws a TemplateError that names template and variable where it uses a name that the context lacks.
 */
export function renderTemplate(path: string, context: object): string {
  const folder = path.startsWith("project/") ? "project" : path.split("/", 2).join("/");
  const template = templateSource.files(folder).find((file) => file.path === path);
  if (!template) throw new TemplateError(`templates/${path}: there is no such template`);
  return template.render(context) ?? "";
}
