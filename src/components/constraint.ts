import { usage } from "../errors.ts";
import { call } from "../fields/python-source.ts";
import type { ModelField } from "../fields/model-field.ts";
import { constraintName } from "./database-names.ts";
import { databaseOf, fallbackOf, isPostgres } from "./database.ts";
import type { Draft } from "./draft.ts";
import { knownField } from "./known-field.ts";
import { lookupCode, parseLookups } from "./lookups.ts";
import type { Lookup } from "./lookup-values.ts";
import { addToMeta, hasNamed } from "./meta-member.ts";
import { violation, type Violation } from "./violation.ts";
import { shapeOfModel } from "./shapes.ts";
import type { ModelFacts, Site } from "./site.ts";

export const KINDS_OF_CONSTRAINT = ["deferred", "immediate"] as const;

export interface ConstraintOptions {
  model: string;
  app: string | undefined;
  unique: readonly string[];
  check: string | undefined;
  condition: string | undefined;
  deferrable: (typeof KINDS_OF_CONSTRAINT)[number] | undefined;
  nullsDistinct: boolean;
  message: string | undefined;
  name: string | undefined;
}

/**
 * Plans a constraint in the Meta of a model, and a test that the database holds it.
 *
 * @throws Failure (usage) where the options make none, or the database knows no such constraint
 */
export async function addConstraint(draft: Draft, options: ConstraintOptions): Promise<void> {
  const { site } = draft;
  const model = site.model(
    options.model,
    options.app === undefined ? undefined : site.app(options.app),
  );
  const { fields } = shapeOfModel(site, model);
  const lookups = parseLookups(
    options.check ?? options.condition ?? "",
    fields,
    options.check ? "--check" : "--condition",
  );
  refuseMisfit(site, options);
  for (const name of options.unique) knownField(name, fields, "--unique");
  const isNullable = ({ name, null: mayBeNull }: ModelField) =>
    mayBeNull && options.unique.includes(name);
  if (!options.nullsDistinct && !fields.some(isNullable)) {
    throw usage(
      "never-null",
      "--no-nulls-distinct is for fields that may be NULL, which none of these may.",
      "Leave it out.",
    );
  }
  const name = options.name ?? nameOf(model, options, lookups);
  if (hasNamed(draft, model, name)) return;
  const { item, imports } = codeOf(draft, name, options, lookups);
  addToMeta(draft, model, { list: "constraints", item, imports });
  draft.migrate(model.app);
  draft.needsDatabase ||= featureOf(options) !== "" && fallbackOf(site.project) !== undefined;
  if (!draft.wantsTests) return;
  await test(draft, model, name, options, { lookups, fields });
}

async function test(
  draft: Draft,
  model: ModelFacts,
  name: string,
  options: ConstraintOptions,
  { lookups, fields }: { lookups: readonly Lookup[]; fields: readonly ModelField[] },
): Promise<void> {
  const { unique, deferrable } = options;
  const owner = { app: model.app, name: model.names.class, from: { models: model.place } };
  const place = draft.testPlace("models", owner);
  const rows: Violation = await violation(draft, place, model, {
    unique,
    lookups,
    fields,
    nullsDistinct: options.nullsDistinct,
  });
  await draft.test("constraint/test_models.py", "models", owner, {
    ...rows,
    names: model.names,
    what: name.replace(`${model.app.label}_${model.names.snake}_`, ""),
    isDeferred: deferrable === "deferred",
    feature: featureOf(options),
  });
}

/** What Django calls the ability that a constraint needs, where not every database has it: the others leave it out. */
function featureOf({ deferrable, nullsDistinct }: ConstraintOptions): string {
  if (deferrable) return "supports_deferrable_unique_constraints";
  return nullsDistinct ? "" : "supports_nulls_distinct_unique_constraints";
}

function nameOf(
  { app, names }: ModelFacts,
  { unique }: ConstraintOptions,
  lookups: readonly Lookup[],
): string {
  const parts =
    unique.length > 0
      ? ["unique", ...unique]
      : lookups.map(({ field, lookup }) => `${field.name}_${lookup}`);
  const condition = unique.length > 0 ? lookups.map(({ field }) => `if_${field.name}`) : [];
  return constraintName([app.label, names.snake, ...parts, ...condition]);
}

function codeOf(
  { site }: Draft,
  name: string,
  { unique, deferrable, nullsDistinct, message }: ConstraintOptions,
  lookups: readonly Lookup[],
): { item: string; imports: string[] } {
  const conditions = lookups.map((lookup) => lookupCode(lookup));
  const q = `models.Q(${conditions.map(({ code }) => code).join(", ")})`;
  const isNew =
    Number(site.conventions.djangoLine.split(".")[0]) >= 6 || site.conventions.djangoLine >= "5.1";
  const translated = message !== undefined && site.conventions.translated;
  const args = [
    ...(unique.length > 0
      ? [`fields=[${unique.map((field) => JSON.stringify(field)).join(", ")}]`]
      : []),
    ...(lookups.length > 0 ? [`${unique.length > 0 || isNew ? "condition" : "check"}=${q}`] : []),
    ...(deferrable ? [`deferrable=models.Deferrable.${deferrable.toUpperCase()}`] : []),
    ...(nullsDistinct ? [] : ["nulls_distinct=False"]),
    `name=${JSON.stringify(name)}`,
    ...(message === undefined
      ? []
      : [
          `violation_error_message=${translated ? `_(${JSON.stringify(message)})` : JSON.stringify(message)}`,
        ]),
  ];
  return {
    item: call(`models.${unique.length > 0 ? "UniqueConstraint" : "CheckConstraint"}`, args, 70),
    imports: [
      "from django.db import models",
      ...new Set(conditions.flatMap(({ imports }) => imports)),
      ...(translated ? ["from django.utils.translation import gettext_lazy as _"] : []),
    ],
  };
}

function refuseMisfit(
  { project }: Site,
  { unique, check, condition, deferrable, nullsDistinct }: ConstraintOptions,
): void {
  if (unique.length === 0 && check === undefined) {
    throw usage(
      "no-constraint",
      "What is the constraint?",
      "Add --unique with fields, or --check with conditions.",
    );
  }
  if (check !== undefined && (condition !== undefined || deferrable || !nullsDistinct)) {
    throw usage(
      "check-options",
      "--condition, --deferrable and --no-nulls-distinct are of --unique.",
      "Leave them out.",
    );
  }
  if (/now|today/.test(`${check ?? condition ?? ""}`.replace(/\w+=/g, ""))) {
    throw usage(
      "moving-constraint",
      "A constraint cannot depend on the time.",
      "Compare with a value that stays.",
    );
  }
  if ((deferrable || !nullsDistinct) && !isPostgres(project)) {
    throw usage(
      "postgres-only",
      `${deferrable ? "--deferrable" : "--no-nulls-distinct"} is for PostgreSQL, and this project uses ${databaseOf(project) || "another database"}.`,
    );
  }
}
