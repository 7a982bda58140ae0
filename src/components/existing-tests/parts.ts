import { usage, type Failure } from "../../errors.ts";
import { nearest } from "../../options/nearest.ts";
import type { LocalApp } from "../../project/apps.ts";
import { placeOf } from "../../project/conventions/places.ts";
import type { Part } from "../../project/conventions/parts.ts";
import type { Place } from "../../project/conventions/place.ts";
import { classSource } from "../class-source.ts";
import type { Draft } from "../draft.ts";
import type { Site } from "../site.ts";

/** Code of an app that a test is written for. */
export interface Found {
  app: LocalApp;
  name: string;
  place: Place;
  source: string;
}

/**
 * A class or a function that is there, by its name and its app.
 *
 * @param part the module it is looked for in
 * @throws Failure (usage) where there is none, with the nearest
 */
export function foundIn(
  draft: Draft,
  part: Part,
  reference: string,
  app: string | undefined,
): Found {
  const { site } = draft;
  const dot = reference.lastIndexOf(".");
  const name = reference.slice(dot + 1);
  const label = app ?? (dot > 0 ? reference.slice(0, dot) : undefined);
  const apps = label === undefined ? site.apps : [site.app(label)];
  for (const owner of apps) {
    const place = placeOf(part, owner, name, site.project, site.tree);
    const source = draft.sourceOf(place.path);
    if (definition(name).test(source))
      return { app: owner, name, place, source: classSource(source, name) ?? source };
  }
  throw nothingThere(
    part,
    reference,
    apps.flatMap((owner) => namesOf(draft, site, part, owner, name)),
  );
}

function definition(name: string): RegExp {
  return new RegExp(`^(?:class|def|async def) ${name}\\b`, "m");
}

function namesOf(draft: Draft, site: Site, part: Part, owner: LocalApp, name: string): string[] {
  const { path } = placeOf(part, owner, name, site.project, site.tree);
  const defined = draft.sourceOf(path).matchAll(/^(?:class|def|async def) (\w+)/gm);
  return [...defined].map(([, one]) => `${owner.label}.${one}`);
}

function nothingThere(part: string, reference: string, known: readonly string[]): Failure {
  const last = (text: string) => text.slice(text.lastIndexOf(".") + 1);
  const meant = nearest(last(reference), known.map(last));
  const full = known.find((one) => last(one) === meant);
  return usage(
    "nothing-to-test",
    `There is no ${reference} in the ${part} of ${known.length > 0 ? "its app" : "this repository"}.`,
    full
      ? `Did you mean ${full}?`
      : known.length > 0
        ? `There are ${known.join(", ")}.`
        : "Name it with its app: blog.PostForm.",
  );
}
