import { usage } from "../errors.ts";
import { call } from "../fields/python-source.ts";
import { indexName } from "./database-names.ts";
import { fallbackOf } from "./database.ts";
import type { Draft } from "./draft.ts";
import { functionOf, refuseMisfit, specialOf, type IndexOptions } from "./index-options.ts";
import { knownField } from "./known-field.ts";
import { lookupCode, parseLookups } from "./lookups.ts";
import { addToMeta, hasNamed } from "./meta-member.ts";
import { isMigrated } from "./migration-files.ts";
import { postgresOperation } from "./migration-operations.ts";
import { shapeOfModel, tableOf } from "./shapes.ts";
import { writeMigration } from "./write-migration.ts";

/**
 * Plans an index in the Meta of a model, with a migration of its own where it is to be built concurrently.
 *
 * @throws Failure (usage) where the options make none, or the database knows no such index
 */
export async function addIndex(draft: Draft, options: IndexOptions): Promise<void> {
  const { site } = draft;
  const model = site.model(
    options.model,
    options.app === undefined ? undefined : site.app(options.app),
  );
  const { app, names } = model;
  const { fields } = shapeOfModel(site, model);
  const expression = functionOf(options.expression, fields);
  const columns = [
    ...options.fields.map((one) => one.replace(/^-/, "")),
    ...(expression ? [expression.field] : []),
  ];
  for (const name of [...columns, ...options.include]) knownField(name, fields, "--fields");
  refuseMisfit(site, options, columns, fields);
  const partial = parseLookups(options.partial ?? "", fields, "--partial");
  if (/now|today/.test((options.partial ?? "").replace(/\w+=/g, ""))) {
    throw usage(
      "moving-index",
      "An index cannot depend on the time.",
      "Compare with a value that stays.",
    );
  }
  const parts = [app.label, names.snake, ...(expression ? [expression.word] : []), ...columns];
  const name = options.name ?? indexName([...parts, ...(partial.length > 0 ? ["partial"] : [])]);
  if (name.length > 30 || !/^[a-zA-Z]\w*$/.test(name)) {
    throw usage(
      "bad-index-name",
      `--name: Django refuses ${name}.`,
      "Take at most 30 letters, digits and underscores.",
    );
  }
  if (hasNamed(draft, model, name)) return;
  const conditions = partial.map((lookup) => lookupCode(lookup));
  const className = {
    btree: "models.Index",
    hash: "HashIndex",
    gin: "GinIndex",
    brin: "BrinIndex",
    gist: "GistIndex",
  }[options.kind];
  const args = [
    expression
      ? `${expression.name}("${expression.field}")`
      : `fields=[${options.fields.map((one) => JSON.stringify(one)).join(", ")}]`,
    ...(conditions.length > 0
      ? [`condition=models.Q(${conditions.map(({ code }) => code).join(", ")})`]
      : []),
    ...(options.include.length > 0
      ? [`include=[${options.include.map((one) => JSON.stringify(one)).join(", ")}]`]
      : []),
    `name=${JSON.stringify(name)}`,
  ];
  const item = call(className, args, 70);
  const imports = [
    "from django.db import models",
    ...(options.kind === "btree"
      ? []
      : [`from django.contrib.postgres.indexes import ${className}`]),
    ...(expression ? [`from django.db.models.functions import ${expression.name}`] : []),
    ...new Set(conditions.flatMap((one) => one.imports)),
  ];
  addToMeta(draft, model, { list: "indexes", item, imports });
  const hasOther = fallbackOf(site.project) !== undefined;
  draft.needsDatabase ||= hasOther && specialOf(options) !== "";
  if (!options.concurrently) draft.migrate(app);
  else {
    if (!isMigrated(site, model)) {
      throw usage(
        "not-migrated",
        `No migration makes the table of ${names.class} yet.`,
        "Leave --concurrently out: an empty table is indexed at once.",
      );
    }
    const add = postgresOperation(
      "AddIndexConcurrently",
      "AddIndexWhileInUse",
      "AddIndex",
      hasOther,
    );
    await writeMigration(draft, app, `${names.snake}_${name}`, {
      ...add,
      imports: [...add.imports, ...imports],
      isAtomic: false,
      operations: [
        call(add.name, [`model_name="${names.class.toLowerCase()}"`, `index=${item}`], 70),
      ],
    });
  }
  const owner = { app, name: names.class };
  await draft.test("index/test_indexes.py", "indexes", owner, {
    names,
    index: name,
    table: tableOf(site, model),
  });
}
