import { usage } from "../errors.ts";
import { factoryLine } from "../fields/factory.ts";
import { is } from "../fields/is.ts";
import type { Code, ModelField } from "../fields/model-field.ts";
import { sample } from "../fields/sample.ts";
import type { Place } from "../project/conventions/place.ts";
import { importFrom } from "../project/conventions/places.ts";
import { classSource } from "./class-source.ts";
import type { Draft } from "./draft.ts";
import { ensureFactory, factoryFor, userFactory } from "./factories.ts";
import { knownField } from "./known-field.ts";
import { namesOf } from "./names.ts";
import { sampleContext } from "./rows.ts";
import { shapeOfModel } from "./shapes.ts";
import type { ModelFacts, Site } from "./site.ts";
import { DJANGO_USER, unmade } from "./unmade.ts";

/** A name for values that a row can be asked for. */
interface Trait {
  name: string;
  /** `status=Post.Status.PUBLISHED` */
  field: ModelField;
  value: (factories: (reference: string) => Code | undefined) => Code | undefined;
}

/**
 * The traits that fields give: one for each choice, one for a flag that is set, one for what may be missing.
 *
 * @throws Failure (usage) where the model has no such field, or it is never missing and has no choices
 */
export function traitsOf(site: Site, model: ModelFacts, fields: readonly string[]): Trait[] {
  const context = { ...sampleContext(site), model: model.names.class };
  const { fields: known } = shapeOfModel(site, model);
  return fields.flatMap((name): Trait[] => {
    knownField(name, known, "--traits");
    const field = known.find((one) => one.name === name)!;
    if (field.choices) {
      return field.choices.members.map((member) => ({
        name: namesOf(String(member.name || member.value)).snake,
        field,
        value: () =>
          sample({ ...field, choices: { ...field.choices!, members: [member] } }, 1, context),
      }));
    }
    if (is.boolean(field)) {
      const value = { code: "True", imports: [] };
      return [{ name: name.replace(/^(?:is|has)_/, ""), field, value: () => value }];
    }
    if (field.null && !is.many(field)) {
      return [
        {
          name: `with_${name}`,
          field,
          value: (factories) =>
            field.relation ? subFactory(factories(field.relation.to)) : sample(field, 1, context),
        },
      ];
    }
    throw usage(
      "no-trait",
      `--traits: every row of ${model.names.class} has its own ${name}.`,
      "Name fields with choices, flags, or fields that may be NULL.",
    );
  });
}

function subFactory(factory: Code | undefined): Code | undefined {
  return factory && { code: `factory.SubFactory(${factory.code})`, imports: factory.imports };
}

/** What the template of a factory knows. Factories that it builds on are planned where they are missing. */
export async function factoryContext(
  draft: Draft,
  place: Place,
  model: ModelFacts,
  traits: readonly Trait[],
): Promise<Record<string, unknown>> {
  const { site, changes } = draft;
  const { fields } = shapeOfModel(site, model);
  const self = `${model.app.label}.${model.names.class}`;
  const wanted = new Set(traits.map(({ field }) => field));
  const others = new Map<string, Code>();
  for (const field of fields) {
    const to = field.relation?.to;
    if (to === undefined || to === "self" || to === self || is.many(field)) continue;
    if (!is.required(field) && !wanted.has(field)) continue;
    const other = site.findModel(to);
    if (!other && to === DJANGO_USER) others.set(to, userFactory(draft, place));
    if (!other || shapeOfModel(site, other).node !== undefined) continue;
    await ensureFactory(draft, other);
    others.set(to, factoryFor(draft, place, other));
  }
  const context = {
    ...sampleContext(site),
    model: model.names.class,
    factoryOf: (reference: string) => others.get(reference),
  };
  const lines = fields.flatMap((field) => {
    const line = factoryLine(field, context);
    const isLacking = !line && is.required(field) && field.relation && !is.many(field);
    if (isLacking) {
      changes.manual(
        place.path,
        `${field.name} = factory.SubFactory(…)`,
        `${unmade(site, model) ?? `${self}.${field.name} leads back to it`}: no factory can make that`,
      );
    }
    return line ? [line] : [];
  });
  const shown = traits.flatMap(({ name, field, value }) => {
    const made = value((reference) => others.get(reference));
    return made
      ? [
          {
            name,
            code: `${name} = factory.Trait(${field.name}=${made.code})`,
            imports: made.imports,
          },
        ]
      : [];
  });
  return {
    names: model.names,
    imports: [
      ...new Set([
        `from ${importFrom(place, model.place, site.conventions)} import ${model.names.class}`,
        ...[...lines, ...shown].flatMap(({ imports }) => imports),
      ]),
    ],
    lines: lines.map(({ code }) => code),
    traits: shown,
    // Forms want these, and rows do not.
    unfilled: fields
      .filter((field) => isEmpty(field) && !field.blank && is.writable(field) && !is.many(field))
      .map(({ name }) => name),
    // Its user's row comes with the user.
    shared: shapeOfModel(site, model).companion?.field ?? "",
    savesTwice: savesTwice(draft, model),
    isValidated: !hasClean(draft, model),
  };
}

/** Whether a field that nothing is given for stays empty. */
function isEmpty({ null: isNull, emptyDefault, keywords }: ModelField): boolean {
  return (
    isNull ||
    emptyDefault === true ||
    keywords.some(([name, code]) => name === "default" && code === '""')
  );
}

/** Whether a model's own `save` saves a second time, which it cannot where it was told to insert. */
function savesTwice(draft: Draft, { place, names, exists }: ModelFacts): boolean {
  if (!exists) return false;
  const source = classSource(draft.sourceOf(place.path, names.class), names.class) ?? "";
  const start = source.search(/^\s+def save\(/m);
  if (start < 0) return false;
  const own = source.slice(start).split(/^\s+(?:@|def (?!save\())/m)[0] ?? "";
  return (own.match(/\bsuper\([^)]*\)\.save\([^)]*\*\*\w+[^)]*\)/g)?.length ?? 0) > 1;
}

/** Whether a model has rules of its own, which a factory cannot know. */
function hasClean(draft: Draft, { place, names, exists }: ModelFacts): boolean {
  if (!exists) return false;
  const source = classSource(draft.sourceOf(place.path, names.class), names.class);
  return source === undefined || /^\s+def (?:full_)?clean\(/m.test(source);
}
