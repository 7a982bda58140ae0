import { usage } from "../../errors.ts";
import type { Draft } from "../draft.ts";
import { namesOf } from "../names.ts";
import { readTemplate, templateFolders } from "./base-template.ts";
import { pageContext, templateOf, translated } from "./template-context.ts";

export interface TemplateOptions {
  name: string;
  app: string | undefined;
  extends: string | undefined;
  partial: boolean;
  title: string | undefined;
  i18n: boolean;
}

/**
 * Plans a template.
 *
 * @throws Failure (usage) where it cannot have the name, or what it is to extend is not there
 */
export async function planTemplate(draft: Draft, options: TemplateOptions): Promise<void> {
  const { site } = draft;
  const { app, names } = site.target(options.name.replace(/\.html$/, ""), options.app);
  if (!/^[a-z][a-z\d_]*$/.test(names.snake)) {
    throw usage(
      "bad-name",
      `${JSON.stringify(options.name)} cannot be the name of a template.`,
      "Take letters, digits and underscores, such as blog.about.",
    );
  }
  const parent = options.extends === "none" ? undefined : options.extends;
  if (parent !== undefined && readTemplate(site, templateFolders(site), parent) === undefined) {
    throw usage(
      "unknown-template",
      `--extends: there is no template ${parent} in the repository.`,
      "Name it as a template does: base.html, or none.",
    );
  }
  const { path, name } = templateOf(
    draft,
    app,
    options.partial ? `_${names.snake}.html` : `${names.snake}.html`,
  );
  if (draft.changes.exists(path)) return;
  const known = pageContext(site, parent);
  const page = {
    ...known,
    ...(options.i18n && { i18n: true }),
    ...((options.extends === "none" || options.partial) && { base: "" }),
  };
  const title = options.title ?? namesOf(names.snake).sentence;
  await draft.file("template/page.html", path, {
    ...page,
    isPartial: options.partial,
    heading: translated(page, title),
  });
  await draft.test(
    "template/test_templates.py",
    "templates",
    { app, name: names.class },
    {
      className: `${names.class}TemplateTests`,
      template: name,
      title,
      extends: page["base"],
    },
  );
}
