import { noteOf, recover } from "../changes/recover.ts";
import type { ExitStatus } from "../errors.ts";
import { isOwnProject } from "./add/own-project.ts";
import type { AddValues } from "./commands/add.ts";
import type { Context } from "./context.ts";
import { rootOf } from "./read-options.ts";
import { Reporter } from "./reporter.ts";

/** `django-expert add`: plans, shows, writes and proves features. Gives the exit status. */
export async function add(context: Context, values: AddValues): Promise<ExitStatus> {
  const outside = { ...context, reporter: new Reporter(context, values) };
  const start = rootOf(context, values);
  if (await isOwnProject(start)) {
    const { addHere } = await import("./add-here.ts");
    return addHere(outside, values, start);
  }
  const [{ addElsewhere }, { openRepository }] = await Promise.all([
    import("./add-elsewhere.ts"),
    import("./generate/repository.ts"),
  ]);
  for (const recovery of recover(start)) outside.reporter.note(noteOf(recovery));
  return addElsewhere(outside, values, await openRepository(start));
}
