import { usage } from "../../errors.ts";
import type { Draft } from "../draft.ts";

/** How people get to a resource. */
export interface FaceOptions {
  as: "api" | "pages" | "both" | undefined;
  owner: string | undefined;
  readOnly: boolean;
}

/**
 * Plans the endpoint of a model, its pages, or both: as asked for, or as the repository does.
 *
 * @param model `app.Model`
 * @throws Failure (usage) where an endpoint is asked for and there is no Django REST framework, or pages of an owner
 */
export async function planFaces(
  draft: Draft,
  model: string,
  { as, owner, readOnly }: FaceOptions,
): Promise<void> {
  const { drf } = draft.site.conventions.api;
  const face = as ?? (drf ? "api" : "pages");
  if (face !== "pages") {
    if (!drf) {
      throw usage(
        "drf-missing",
        "There is no Django REST framework for an endpoint.",
        "Run django-expert add drf first, or write --as pages.",
      );
    }
    await draft.run("viewset", { model, owner, readOnly });
  }
  if (face === "api") return;
  if (owner !== undefined) {
    throw usage(
      "owner-of-pages",
      "--owner limits what the API shows to whom; pages have the permissions of Django.",
      "Leave --owner out, or write --as api.",
    );
  }
  const pages = (readOnly ? READING : PAGES).map((page) => `${model}${page}`);
  // Pages lead to those that are about to be made, too.
  for (const name of pages) draft.underway.add(`view ${name}`);
  for (const name of pages) await draft.run("view", { name });
}

/** The pages of a resource, as their views are named after the model. */
const READING = ["List", "Detail"];
const PAGES = [...READING, "Create", "Update", "Delete"];
