import { planDataMigration } from "../../../src/components/data-migration.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { flag, text } from "../../../src/options/option.ts";
import { appOption, modelOption } from "../options.ts";

export default defineGenerator({
  name: "data-migration",
  reference: "models-and-orm#migrations-data",
  details: `Rows are changed in batches, each committed alone, with the model as it is at that point of the history. Conditions and
values are fields with values: status=published,published_at=now.`,
  writes: [
    "migrations/          the migration, after the last one of the app",
    "test_migrations.py   that it changes the rows it should and no others, and back",
  ],
  examples: [
    "generate data-migration blog.Post --set status=published --where status=draft,published_at__lte=now",
    "generate data-migration blog.Post fill_summaries --set summary=none --where summary= --reverse summary=",
    "generate data-migration blog.Post --copy headline=title --batch 500",
  ],
  options: {
    model: modelOption,
    name: text("Name of the migration, without a number").positional().optional(),
    app: appOption,
    set: text("Values that rows get").placeholder("FIELD=VALUE,…").optional(),
    copy: text("Fields that get the value of others").placeholder("NEW=OLD,…").optional(),
    where: text("Conditions of the rows that are changed").placeholder("FIELD=VALUE,…").optional(),
    batch: text("Rows in a batch").placeholder("NUMBER").default("1000"),
    reverse: text("Values that take it back, none where nothing can; noop leaves rows as they are")
      .placeholder("FIELD=VALUE,…")
      .default("noop"),
    elidable: flag("Squashing migrations may leave it out").default(true).off("Squashing keeps it"),
  },
  plan: planDataMigration,
});
