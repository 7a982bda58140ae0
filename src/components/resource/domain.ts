import { usage } from "../../errors.ts";
import { domainFromYaml, type DomainModel } from "../../fields/yaml.ts";
import { nearest } from "../../options/nearest.ts";
import type { Draft } from "../draft.ts";
import { classNames } from "../class-name.ts";
import { newApp } from "../new-app.ts";
import { promiseModel } from "../planned-model.ts";
import { refuseCircles } from "./circles.ts";
import { planFaces, type FaceOptions } from "./faces.ts";

/** What a domain says of a model beside its fields. */
const META = ["ordering", "unique", "index", "str", "base", "owner"] as const;

/** Of these there is one value, of the others a list. */
const SINGLE: ReadonlySet<string> = new Set(["str", "base", "owner"]);

/**
 * Plans every model of a domain, then how people get to each. Apps that are not there are made.
 *
 * @param path of the file, for messages
 * @throws Failure (usage) that names the file and the model where something cannot be made
 */
export async function planDomain(
  draft: Draft,
  text: string,
  path: string,
  options: FaceOptions & { admin: boolean },
): Promise<void> {
  const { apps } = domainFromYaml(text, path);
  const models = apps.flatMap(({ label, models: own }) =>
    own.map((model) => ({ reference: `${label}.${model.name}`, model, meta: metaOf(model, path) })),
  );
  for (const { label } of apps) if (!draft.site.hasApp(label)) await newApp(draft, label);
  draft.site.announce(models.map(({ reference }) => reference));
  for (const { reference, model, meta } of models) {
    const { app, names } = draft.site.target(reference);
    if (draft.site.findModel(reference)?.exists) continue;
    const target = { app, names: classNames(names.class) };
    promiseModel(draft, target, model.fields, meta["base"] as string | undefined);
  }
  refuseCircles(
    draft.site,
    models.map(({ reference }) => reference),
  );
  for (const { reference, model, meta } of models) {
    const { owner: _owner, ...rest } = meta;
    await draft.run("model", {
      model: reference,
      specs: model.fields,
      admin: options.admin,
      ...rest,
    });
  }
  for (const { reference, meta } of models) {
    await planFaces(draft, reference, { ...options, owner: meta.owner as string | undefined });
  }
}

function metaOf({ name, meta }: DomainModel, path: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(meta).map(([key, value]) => {
      if (!(META as readonly string[]).includes(key)) throw unknownKey(key, `${path}, ${name}`);
      const values = (Array.isArray(value) ? value : [value]).map(String);
      return [key, SINGLE.has(key) ? values[0] : values];
    }),
  );
}

function unknownKey(key: string, where: string) {
  const meant = nearest(key, META);
  return usage(
    "unknown-key",
    `${where}: ${key} is nothing that a model has beside its fields.`,
    meant ? `Did you mean ${meant}?` : `There are ${META.join(", ")}.`,
  );
}
