import { planCommand } from "../../../src/components/command/plan.ts";
import { RECIPES } from "../../../src/components/command/recipes.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { choice, flag, text, words } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "command",
  reference: "views-and-urls#commands",
  details: `Arguments are written name:type, with optional, many or default=VALUE behind: those are options of the command,
the others are positional. Types are str, int, float, decimal, date, uuid, path and flag.
A cleanup deletes rows that are older than --days; seed makes rows with the factory of the model, where DEBUG is on;
warm-cache keeps the rows of a model in the cache.`,
  writes: [
    "management/commands/<name>.py  the command",
    "test_<name>_command.py         what it does and prints, through call_command",
  ],
  examples: [
    "generate command import_invoices --app billing --arg path:path --arg limit:int:default=100 --dry-run-flag",
    "generate command clear_posts --recipe cleanup --model blog.Post --field created_at",
    "generate command seed_posts --recipe seed --model blog.Post",
  ],
  options: {
    name: text("Name of the command, with its app: blog.import_posts")
      .positional()
      .ask("first", "What is it called?"),
    arg: words("Argument that it takes").placeholder("NAME:TYPE"),
    dryRunFlag: flag("It takes --dry-run, and changes nothing then"),
    recipe: choice("What it does", RECIPES).optional(),
    model: text("Model that a recipe works on: blog.Post").placeholder("MODEL").optional(),
    field: text("Date that a cleanup goes by; when a row was made by default")
      .placeholder("FIELD")
      .optional(),
    app: appOption,
  },
  plan: planCommand,
});
