import { usage } from "../../errors.ts";
import { isKeyword } from "../../options/python-names.ts";
import { placeOf } from "../../project/conventions/places.ts";
import type { Place } from "../../project/conventions/place.ts";
import type { Draft } from "../draft.ts";
import type { Site } from "../site.ts";
import { pageContext, templateOf } from "./template-context.ts";

export interface EmailOptions {
  name: string;
  app: string | undefined;
  subject: string | undefined;
  context: readonly string[];
  html: boolean;
}

/**
 * Plans a mail: its texts, the function that sends it, and a test.
 *
 * @throws Failure (usage) where a name cannot be one of Python's
 */
export async function planEmail(
  draft: Draft,
  { name: given, app: label, subject, context, html }: EmailOptions,
): Promise<void> {
  const { site } = draft;
  const { app, names } = site.target(given, label);
  const name = names.snake;
  for (const one of [name, ...context]) {
    if (/^[a-z][a-z\d_]*$/.test(one) && !isKeyword(one) && one !== "to") continue;
    throw usage(
      "bad-name",
      `${JSON.stringify(one)} cannot be a name here.`,
      "Take a name of Python in lower case, such as welcome.",
    );
  }
  const place = placeOf("emails", app, `send_${name}`, site.project, site.tree);
  if (new RegExp(`^def send_${name}\\b`, "m").test(draft.sourceOf(place.path))) return;
  const composer = html ? composerOf(site) : undefined;
  const base = `emails/${name}`;
  const { path, name: template } = templateOf(draft, app, `${base}_subject.txt`);
  const stem = path.slice(0, -"_subject.txt".length);
  const title = subject ?? names.sentence;
  const { i18n } = pageContext(site);
  const known = {
    name,
    names,
    title,
    i18n,
    template: template.slice(0, -"_subject.txt".length),
    variables: context,
    composer: composer ? (draft.importsOf(place, { mail: composer })["mail"] ?? "") : "",
    isHtml: html && !composer,
    hasHtml: html,
  };
  await draft.file("email/subject.txt", `${stem}_subject.txt`, known);
  await draft.file("email/message.txt", `${stem}_message.txt`, known);
  if (known.isHtml) await draft.file("email/message.html", `${stem}_message.html`, known);
  await draft.python("email/emails.py", place, known);
  await draft.test(
    "email/test_emails.py",
    "emails",
    { app, name: `send_${name}`, from: { emails: place } },
    { ...known, className: `${names.class}EmailTests` },
  );
}

/** What makes a mail of templates in our own projects. */
function composerOf({ project, tree }: Site): Place | undefined {
  const core = project.localApps.find(({ label }) => label === "core");
  const path = core && `${core.path}/mail.py`;
  if (!core || !path || !/^def compose\(/m.test(tree.read(path) ?? "")) return undefined;
  return { path, module: `${core.module}.mail`, app: core.module };
}
