import { usage, type Failure } from "../../errors.ts";
import type { Site } from "../site.ts";

/** What a repository lacks for components of Django REST framework. */
export function needsDrf({ conventions, project }: Site): Failure | undefined {
  if (conventions.api.drf) return undefined;
  return usage(
    "no-drf",
    "This project has no Django REST framework.",
    project.answers
      ? "Add it with django-expert add drf, then run this again."
      : 'Add djangorestframework to the packages and "rest_framework" to INSTALLED_APPS, then run this again.',
  );
}
