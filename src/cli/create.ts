import type { ExitStatus } from "../errors.ts";
import type { Context } from "./context.ts";
import { createFrom } from "./create/create-from.ts";
import { askForProject } from "./create/questions.ts";

/**
 * `create-django-expert`: asks, then plans, writes and proves a project. Gives the exit status.
 *
 * @throws Failure for what cannot be, and where it is interrupted
 */
export async function create(context: Context): Promise<ExitStatus> {
  return createFrom(await askForProject(context), context);
}
