import { KINDS_OF_INDEX } from "../../../src/components/index-options.ts";
import { addIndex } from "../../../src/components/model-index.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { choice, flag, list, text } from "../../../src/options/option.ts";
import { appOption, modelOption } from "../options.ts";

export default defineGenerator({
  name: "index",
  reference: "models-and-orm#indexes",
  details: `btree serves comparisons and orders, hash equality alone, gin what is in JSON, arrays and search vectors, brin
columns that grow with the table, gist ranges; all but btree are PostgreSQL's. --concurrently builds it while rows are written: PostgreSQL does so
outside of a transaction, in a migration of its own. Where settings fall back to SQLite, development gets a plain index of any kind.`,
  writes: [
    "models.py         the index, in the Meta of the model",
    "test_indexes.py   that the database has it",
    "migrations/       the migration: made by Django, or the one of --concurrently",
  ],
  examples: [
    "generate index blog.Post --fields author,-published_at",
    "generate index blog.Post --fields published_at --partial status=published --concurrently",
    "generate index blog.Post --expression lower:title",
    "generate index shop.Product --fields attributes --kind gin",
  ],
  options: {
    model: modelOption,
    app: appOption,
    fields: list("Fields of the index; - before one for the reverse").placeholder("FIELD,…"),
    expression: text("Index of what a function gives: lower, upper or length of a field")
      .placeholder("FUNCTION:FIELD")
      .excludes("fields")
      .optional(),
    kind: choice("How it is built", KINDS_OF_INDEX).default("btree"),
    partial: text("Conditions of the rows that it has").placeholder("FIELD=VALUE,…").optional(),
    include: list("Fields that it holds beside; PostgreSQL").placeholder("FIELD,…"),
    concurrently: flag("Build it while rows are written; PostgreSQL"),
    name: text("Name in the database; made of the fields by default")
      .placeholder("NAME")
      .optional(),
  },
  plan: addIndex,
  next: (_, { concurrently }) =>
    concurrently
      ? [
          "If the build is interrupted, drop the index that PostgreSQL left as INVALID, then migrate again.",
        ]
      : [],
});
