import { usage } from "../../errors.ts";
import { isKeyword } from "../../options/python-names.ts";
import { compareLines } from "../../project/conventions/python-line.ts";
import { placeOf } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";
import { templateOf } from "./template-context.ts";

export interface TagOptions {
  name: string;
  app: string | undefined;
  kind: "filter" | "simple" | "inclusion";
  library: string | undefined;
}

/**
 * Plans a filter or a tag for templates.
 *
 * @throws Failure (usage) where it cannot have the name, or another app has a library of that name
 */
export async function planTag(
  draft: Draft,
  { name: given, app: label, kind, library }: TagOptions,
): Promise<void> {
  const { site } = draft;
  const { app, names } = site.target(given, label);
  const name = names.snake;
  for (const one of [name, library ?? name]) {
    if (/^[a-z][a-z\d_]*$/.test(one) && !isKeyword(one)) continue;
    throw usage(
      "bad-name",
      `${JSON.stringify(one)} cannot be the name of a tag.`,
      "Take a name of Python in lower case, such as shortened.",
    );
  }
  const module = library ?? `${app.label}_tags`;
  const rival = site.apps.find(
    (one) => one.label !== app.label && site.tree.exists(`${one.path}/templatetags/${module}.py`),
  );
  if (rival) {
    throw usage(
      "library-rival",
      `${rival.label} has a library of tags called ${module}, and Django would load one of both.`,
      "Take another name with --library.",
    );
  }
  const place = placeOf("templatetags", app, module, site.project, site.tree);
  if (new RegExp(`^def ${name}\\b`, "m").test(draft.sourceOf(place.path))) return;
  const template = templateOf(draft, app, `_${name}.html`);
  const context = {
    name,
    class: names.class,
    library: module,
    template: template.name,
    isFilter: kind === "filter",
    isSimple: kind === "simple",
    isInclusion: kind === "inclusion",
    // Django cut texts off with three dots before 2.2.
    isOld: compareLines(site.conventions.djangoLine, "2.2") < 0,
  };
  await draft.python("templatetag/tags.py", place, context);
  if (kind === "inclusion") await draft.file("templatetag/rows.html", template.path, context);
  await draft.test(
    "templatetag/test_templatetags.py",
    "templatetags",
    { app, name: names.class },
    context,
  );
}
