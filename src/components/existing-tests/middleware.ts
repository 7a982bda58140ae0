import { usage } from "../../errors.ts";
import type { Draft } from "../draft.ts";
import { namesOf } from "../names.ts";
import type { TestOptions } from "./options.ts";

/** Tests of a middleware that is installed. */
export async function testMiddleware(draft: Draft, { target, app }: TestOptions): Promise<void> {
  const found = installedMiddleware(draft, target, app);
  const { dotted } = found;
  const part = `${namesOf(found.name).snake}_answers`;
  await draft.test(
    "test/middleware.py",
    part,
    { app: found.app, name: found.name, from: { middleware: found.place } },
    {
      class: `${found.name}AnswerTests`,
      name: found.name,
      dotted,
    },
  );
}

/** A middleware of the repository that is installed: its module may have any name. */
function installedMiddleware({ site }: Draft, target: string, label: string | undefined) {
  const name = target.slice(target.lastIndexOf(".") + 1);
  const owner =
    label ?? (target.includes(".") ? target.slice(0, target.lastIndexOf(".")) : undefined);
  const apps = owner === undefined ? site.apps : [site.app(owner)];
  const own = site.project.middleware.flatMap((dotted) => {
    const app = apps.find(({ module }) => dotted.startsWith(`${module}.`));
    return app ? [{ dotted, app }] : [];
  });
  const last = (dotted: string) => dotted.slice(dotted.lastIndexOf(".") + 1);
  const found = own.find(({ dotted }) => last(dotted) === name);
  if (!found) {
    const known = own.map(({ app, dotted }) => `${app.label}.${last(dotted)}`);
    throw usage(
      "not-installed",
      `No middleware ${target} of this repository is in MIDDLEWARE.`,
      known.length > 0
        ? `There are ${known.join(", ")}.`
        : "Make one with django-expert generate middleware.",
    );
  }
  const module = found.dotted.slice(0, found.dotted.lastIndexOf("."));
  const path = `${found.app.path}/${module.slice(found.app.module.length + 1).replaceAll(".", "/")}.py`;
  return { ...found, name, place: { path, module, app: found.app.module } };
}
