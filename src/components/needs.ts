import { usage, type Failure } from "../errors.ts";
import type { ModelFacts, Site } from "./site.ts";

/** What a repository lacks for factories of factory_boy. */
export function needsFactoryBoy({ conventions, project }: Site): Failure | undefined {
  const { factories } = conventions.tests;
  if (factories === "factory_boy") return undefined;
  return usage(
    "no-factory-boy",
    factories === "model_bakery"
      ? "Tests of this repository make their rows with model_bakery, which needs no factories."
      : "factory-boy is not among the packages of this repository.",
    factories === "model_bakery"
      ? 'Write baker.make("app.Model") in the test.'
      : `Add it to the packages for development${project.packages.requested.size > 0 ? " where the others are" : ""}, then run this again.`,
  );
}

/** What a repository lacks for pages in the admin. */
export function needsAdmin(site: Site): Failure | undefined {
  if (hasAdmin(site)) return undefined;
  return usage(
    "no-admin",
    "django.contrib.admin is not among INSTALLED_APPS.",
    site.project.answers
      ? "Add it with django-expert add admin, then run this again."
      : "Add it and its address, admin.site.urls, then run this again.",
  );
}

/** @throws Failure (usage) where a model has a key of several columns, which the admin does not know */
export function refuseComposite({ app, names, fields }: ModelFacts): void {
  if (!fields.some((field) => field.class === "CompositePrimaryKey")) return;
  throw usage(
    "composite-key",
    `${app.label}.${names.class} has a composite primary key, and Django's admin takes no such model.`,
    "Take a model with a key of one column.",
  );
}

/** Whether Django's admin is installed. */
export function hasAdmin({ project }: Site): boolean {
  return project.installedApps.some(({ module }) => module === "django.contrib.admin");
}
