import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { fillFunctions, runPython } from "../batches.ts";
import type { Draft } from "../draft.ts";
import { fieldSource } from "../field-source.ts";
import { addFieldToModel } from "../new-field.ts";
import type { ModelFacts } from "../site.ts";
import { writeMigration } from "../write-migration.ts";
import { existingField, newField, operation, OPERATIONS } from "./recipe-field.ts";

/** Plans a field beside one whose name or type changes, with its values. */
export async function replaceField(
  draft: Draft,
  model: ModelFacts,
  old: string,
  word: string,
  recipe: "rename" | "type",
): Promise<string[]> {
  const before = existingField(model, old);
  if (is.many(before) || before.primaryKey) {
    throw usage("recipe-field", `${old}: the recipe is for fields with a column that is no key.`);
  }
  const given = recipe === "rename" ? `${word}:${wordsOf(before)}` : word;
  const field = { ...newField(draft, model, `${given}:null`), null: true };
  const { app, names } = model;
  await addFieldToModel(draft, model, field);
  const { code, imports } = fieldSource(draft, field);
  await writeMigration(draft, app, `${names.snake}_${field.name}_add`, {
    imports: [OPERATIONS, ...imports],
    operations: [
      operation(
        "migrations.AddField",
        { model_name: names.class.toLowerCase(), name: field.name },
        code,
      ),
    ],
  });
  const copy = await writeMigration(draft, app, `${names.snake}_${field.name}_copy`, {
    imports: fillFunctions.imports.concat(
      OPERATIONS,
      ...(recipe === "type" ? ["from django.db.models.functions import Cast"] : []),
    ),
    before: fillFunctions.code(model, {
      where: `${field.name}__isnull=True`,
      update: `${field.name}=${recipe === "type" ? `Cast("${old}", ${castTo(code)})` : `models.F("${old}")`}`,
      batch: 1000,
      isLinted: draft.site.project.answers !== undefined,
    }),
    isAtomic: false,
    operations: [runPython(true)],
  });
  return [
    `Release code that writes ${old} and ${field.name} alike, after migrate ${app.label} up to the one before ${copy.name}; when no older code runs: migrate ${app.label}.`,
    `Release code that reads ${field.name} alone, then: django-expert generate migration ${app.label} --recipe drop --model ${names.class} --field ${old}`,
    ...(before.null ? [] : [`Last, take null=True off ${field.name} and run makemigrations.`]),
  ];
}

/** A field as the language has it, so that another is made like it. */
function wordsOf(field: ModelField): string {
  const { word, maxLength, digits, choices } = field;
  if (choices || word === "other" || field.relation) {
    throw usage(
      "recipe-field",
      `${field.name} has ${choices ? "choices" : "a type"} that has to be written out.`,
      `Use --recipe type with the new field and its type.`,
    );
  }
  if (digits) return `${word}:${digits.join(",")}`;
  return (word === "char" || word === "slug") && maxLength ? `${word}:${maxLength}` : word;
}

/** What a value is converted to: the type alone counts. */
function castTo(code: string): string {
  return code.replaceAll(/\s+/g, " ");
}
