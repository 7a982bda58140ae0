import { usage } from "../errors.ts";
import type { ModelField } from "../fields/model-field.ts";
import { is } from "../fields/is.ts";
import { fillFunctions, runPython } from "./batches.ts";
import type { Draft } from "./draft.ts";
import { historicalRows } from "./historical-rows.ts";
import { knownField } from "./known-field.ts";
import { lookupCode, parseLookups } from "./lookups.ts";
import type { Lookup } from "./lookup-values.ts";
import { isMigrated, leafOf } from "./migration-files.ts";
import { migrationSlug, writeMigration } from "./write-migration.ts";
import { shapeOfModel } from "./shapes.ts";

export interface DataMigrationOptions {
  model: string;
  name: string | undefined;
  app: string | undefined;
  set: string | undefined;
  copy: string | undefined;
  where: string | undefined;
  batch: string;
  reverse: string;
  elidable: boolean;
}

/**
 * Plans a migration that changes rows in batches, and a test of it that goes through the history.
 *
 * @throws Failure (usage) where it would change nothing, or an option does not fit the model
 */
export async function planDataMigration(
  draft: Draft,
  options: DataMigrationOptions,
): Promise<void> {
  const { site } = draft;
  const model = site.model(
    options.model,
    options.app === undefined ? undefined : site.app(options.app),
  );
  const { app, names } = model;
  const { fields } = shapeOfModel(site, model);
  const sets = assigned(parseLookups(options.set ?? "", fields, "--set"), "--set");
  const copies = copiesOf(options.copy ?? "", fields);
  const where = parseLookups(options.where ?? "", fields, "--where");
  const batch = batchOf(options.batch);
  if (sets.length + copies.length === 0) {
    throw usage(
      "nothing-to-change",
      "What do the rows get?",
      "Add --set FIELD=VALUE, or --copy NEW=OLD.",
    );
  }
  if (!isMigrated(site, model)) {
    throw usage(
      "not-migrated",
      `No migration makes the table of ${names.class} yet: there are no rows to change.`,
      "Run makemigrations first.",
    );
  }
  const reversal = ["noop", "none"].includes(options.reverse)
    ? []
    : assigned(parseLookups(options.reverse, fields, "--reverse"), "--reverse");
  const update = [
    ...sets.map((lookup) => lookupCode(lookup)),
    ...copies.map(([to, from]) => ({
      code: `${to}=models.F("${from}")`,
      imports: ["from django.db import models"],
    })),
  ];
  const conditions = where.map((lookup) => lookupCode(lookup));
  const back = reversal.map((lookup) => lookupCode(lookup));
  const joined = (codes: readonly { code: string }[]) => codes.map(({ code }) => code).join(", ");
  const slug = migrationSlug(
    options.name ??
      `${names.snake}_${[...sets.map(({ field }) => field.name), ...copies.map(([to]) => to)].join("_")}`,
  );
  const before = leafOf(site, app);
  const written = await writeMigration(draft, app, slug, {
    imports: [
      ...fillFunctions.imports,
      ...[...update, ...conditions, ...back].flatMap(({ imports }) => imports),
    ],
    before: fillFunctions.code(model, {
      where: joined(conditions),
      update: joined(update),
      batch,
      isLinted: site.project.answers !== undefined,
      reverse:
        back.length > 0
          ? { where: joined(sets.map((lookup) => lookupCode(lookup))), update: joined(back) }
          : undefined,
    }),
    isAtomic: false,
    operations: [
      runPython(options.reverse !== "none", {
        reverse: back.length > 0 ? "backwards" : "migrations.RunPython.noop",
        isElidable: options.elidable,
      }),
    ],
  });
  if (!written.isNew || !draft.wantsTests || !before) return;
  const rows = historicalRows(site, model, { where, sets, copies });
  if (!rows) return;
  await draft.test(
    "data-migration/test_migrations.py",
    "migrations",
    { app, name: slug },
    {
      ...rows,
      names,
      app,
      slug,
      class: slug
        .split("_")
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join(""),
      before: before.name,
      afterName: written.name,
      isReversible: back.length > 0,
      reversed: reversal.map((lookup) => ({ name: lookup.field.name, code: valueCode(lookup) })),
    },
  );
}

/** Values are set, not compared. */
function assigned(lookups: readonly Lookup[], flag: string): readonly Lookup[] {
  const wrong = lookups.find(
    ({ lookup, value }) => lookup !== "exact" && !(lookup === "isnull" && value === "true"),
  );
  if (wrong)
    throw usage(
      "bad-assignment",
      `${flag}: ${wrong.field.name} is set to a value, not compared with one.`,
      `Write ${wrong.field.name}=value.`,
    );
  return lookups.map((one) =>
    one.lookup === "isnull" ? { ...one, lookup: "exact", isNone: true } : one,
  );
}

function valueCode(lookup: Lookup): string {
  const { code } = lookupCode(lookup);
  return code.slice(code.indexOf("=") + 1);
}

function copiesOf(text: string, fields: readonly ModelField[]): (readonly [string, string])[] {
  return text
    .split(",")
    .filter(Boolean)
    .map((pair) => {
      const [to = "", from = "", ...rest] = pair.split("=");
      if (!from || rest.length > 0)
        throw usage(
          "bad-copy",
          `--copy: ${JSON.stringify(pair)} is no pair of fields.`,
          "Write new=old.",
        );
      for (const name of [to, from]) {
        knownField(name, fields, "--copy");
        const field = fields.find((one) => one.name === name);
        if (!field || is.many(field))
          throw usage("bad-copy", `--copy: ${name} has no column to copy.`);
      }
      return [to, from] as const;
    });
}

function batchOf(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= 100_000) return number;
  throw usage(
    "bad-batch",
    `--batch: ${JSON.stringify(text)} is no number of rows.`,
    "Take one from 1 to 100000, such as 1000.",
  );
}
