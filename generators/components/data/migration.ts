import { defineGenerator } from "../../../src/components/generator.ts";
import { planMigration, RECIPES, stepsOf } from "../../../src/components/migration.ts";
import { choice, list, text } from "../../../src/options/option.ts";

export default defineGenerator({
  name: "migration",
  reference: "models-and-orm#migrations-workflow",
  details: `Without an option it is empty, to be filled in. Changes of models need none of this: makemigrations writes those.
The recipes are for changes that would lock a table or break the release that is still running. Each gives the migrations, and says which
of them runs before and after which deployment:
  add-not-null  a required field for rows that are there: NULL first, filled in batches, then NOT NULL
  rename, type  a field under another name, or of another type: a new one beside it, filled in batches
  drop          a field that no code uses any more: out of Django's sight first, then out of the database`,
  writes: [
    "migrations/   the migrations, after the last one of the app",
    "models.py     the new field of add-not-null, rename and type",
  ],
  examples: [
    "generate migration blog refresh_totals",
    "generate migration blog trigrams --sql 'CREATE EXTENSION pg_trgm' --reverse-sql 'DROP EXTENSION pg_trgm'",
    "generate migration blog --recipe add-not-null --model Post --field slug:char:50 --value untitled",
    "generate migration blog --recipe rename --model Post --field title --to headline",
    "generate migration blog --recipe type --model Post --field price --to amount:decimal:12,2",
    "generate migration blog --recipe drop --model Post --field subtitle",
  ],
  options: {
    app: text("App that it is of").positional().ask("first", "Which app?"),
    name: text("Name, without a number").positional().optional(),
    sql: text("SQL that it runs").placeholder("SQL").excludes("recipe").optional(),
    reverseSql: text("SQL that takes it back; without, it cannot be reversed")
      .placeholder("SQL")
      .optional(),
    depends: list("Migrations of other apps that come first").placeholder("APP.NAME,…"),
    recipe: choice("Change without downtime", RECIPES).optional(),
    model: text("Model of the recipe").placeholder("MODEL").optional(),
    field: text("Field of the recipe; with its type where it is new")
      .placeholder("FIELD")
      .optional(),
    to: text("The new field, of rename and type").placeholder("FIELD").optional(),
    value: text("What rows that are there get, of add-not-null").placeholder("VALUE").optional(),
  },
  plan: planMigration,
  next: (draft, options) => stepsOf(draft, options),
});
