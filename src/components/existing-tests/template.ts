import { usage } from "../../errors.ts";
import type { Draft } from "../draft.ts";
import { namesOf } from "../names.ts";
import type { TestOptions } from "./options.ts";

/** Tests of the templates of an app. */
export async function testTemplates(draft: Draft, { target }: TestOptions): Promise<void> {
  const { site } = draft;
  const app = site.app(target);
  const folders = [`${app.path}/templates/`, "templates/"];
  const found = site.tree
    .list("")
    .flatMap((path) =>
      folders
        .filter((folder) => path.startsWith(folder))
        .map((folder) => ({ path, name: path.slice(folder.length) })),
    )
    .filter(({ name }) => name.startsWith(`${app.label}/`) && /\.(?:html|txt|xml)$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const templates = found.map(({ name }) => name);
  if (templates.length === 0)
    throw usage(
      "nothing-to-test",
      `${target} has no templates.`,
      "Make one with django-expert generate template.",
    );
  await draft.test(
    "test/template.py",
    "templates",
    { app, name: "Template" },
    {
      class: `${namesOf(app.label).class}TemplateTests`,
      templates,
      ...structureOf(found.map(({ name, path }) => ({ name, text: site.tree.read(path) ?? "" }))),
    },
  );
}

/** What templates build on, and the blocks that they have. */
function structureOf(files: readonly { name: string; text: string }[]) {
  const all = (pattern: RegExp) =>
    files.flatMap(({ name, text }) =>
      [...text.matchAll(pattern)].map(([, one = ""]) => ({ name, one })),
    );
  return {
    extended: all(/\{% extends ["']([^"']+)["'] %\}/g).map(({ name, one: base }) => ({
      name,
      base,
    })),
    blocks: all(/\{% block (\w+)/g).map(({ name, one: block }) => ({ name, block })),
  };
}
