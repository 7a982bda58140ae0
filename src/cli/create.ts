import type { ExitStatus } from "../errors.ts";
import type { Context } from "./context.ts";
import { askForProject } from "./create/questions.ts";

/**
 * `create-django-expert`: asks, then plans, writes and proves a project. Gives the exit status.
 *
 * @throws Failure for what cannot be, and where it is interrupted
 */
export async function create(context: Context): Promise<ExitStatus> {
  const values = await askForProject(context);
  // What makes projects is loaded once there is one to make: questions and refusals do not wait for it.
  const { createFrom } = await import("./create/create-from.ts");
  return createFrom(values, context);
}
