import { usage, type Failure } from "../errors.ts";
import type { Site } from "./site.ts";

/** What a repository lacks for tasks of Celery. */
export function needsCelery({ project }: Site): Failure | undefined {
  if (project.parts.celery) return undefined;
  return usage(
    "no-celery",
    "Celery is not among the packages of this repository.",
    project.answers
      ? "Add it with django-expert add celery."
      : "Install and configure it, then run this again.",
  );
}
