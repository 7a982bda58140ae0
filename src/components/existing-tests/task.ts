import { usage } from "../../errors.ts";
import type { Draft } from "../draft.ts";
import { namesOf } from "../names.ts";
import type { TestOptions } from "./options.ts";
import { foundIn } from "./parts.ts";

/** Tests of a task of Celery. */
export async function testTask(draft: Draft, { target, app }: TestOptions): Promise<void> {
  const found = foundIn(draft, "tasks", target, app);
  if (
    !new RegExp(`^def ${found.name}\\((?:self)?\\)`, "m").test(draft.sourceOf(found.place.path))
  ) {
    throw usage(
      "needs-arguments",
      `${found.name} takes arguments, which are not known here.`,
      "Write its test by hand.",
    );
  }
  await draft.test(
    "test/task.py",
    `task_${found.name}`,
    { app: found.app, name: found.name, from: { tasks: found.place } },
    {
      class: `${namesOf(found.name).class}RunTests`,
      name: found.name,
    },
  );
}
