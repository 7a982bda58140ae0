import { usage } from "../../errors.ts";
import { importFrom, placeOf } from "../../project/conventions/places.ts";
import { TestRows } from "../api/test-rows.ts";
import { commonTarget } from "../common-app.ts";
import type { Draft } from "../draft.ts";
import { functionNames } from "../function-name.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import type { Argument } from "./add-argument.ts";
import { commandArgument } from "./arguments.ts";
import { RECIPE_ARGUMENTS, RECIPES, recipeContext } from "./recipes.ts";

export interface CommandOptions {
  name: string;
  app: string | undefined;
  arg: readonly string[];
  dryRunFlag: boolean;
  recipe: string | undefined;
  model: string | undefined;
  field: string | undefined;
}

/** Above this, linters have no patience with the parameters of a function. */
const MOST_PARAMETERS = 5;

/**
 * Plans a management command and its test.
 *
 * @throws Failure (usage) where a name, an argument or a field is none, or a recipe lacks its model
 */
export async function planCommand(draft: Draft, options: CommandOptions): Promise<void> {
  const { site } = draft;
  const model = modelOf(draft, options);
  const label = options.app ?? (options.name.includes(".") ? undefined : model?.app.label);
  const { app, names } = functionNames(commonTarget(site, options.name, label));
  const name = names.snake;
  const place = placeOf("commands", app, name, site.project, site.tree);
  if (site.tree.exists(place.path)) return;
  const given = options.arg.map(commandArgument);
  const recipe = options.recipe ?? "plain";
  const made = model && (await recipeContext(draft, model, options, place));
  const args = [...given, ...(made?.arguments ?? [])];
  const twice = args.find(
    (one, index) => args.findIndex(({ name: other }) => other === one.name) < index,
  );
  if (twice)
    throw usage("argument-twice", `--arg: ${twice.name} is given twice.`, "Leave it out once.");
  const dryRun = options.dryRunFlag || recipe === "cleanup";
  const isShort = args.length + Number(dryRun) <= MOST_PARAMETERS;
  const context = {
    recipe,
    dryRun,
    arguments: args,
    isShort,
    unpacked:
      recipe === "plain"
        ? []
        : [...args, { name: "dry_run", annotation: "bool" }].filter(({ name: one }) =>
            RECIPE_ARGUMENTS.has(one),
          ),
    body: bodyOf(args, isShort),
    dryRunUse: isShort || recipe !== "plain" ? "dry_run" : `options["dry_run"]`,
    hasArguments: args.length > 0 || dryRun,
    needsError: recipe === "cleanup" || recipe === "seed",
    help: made?.help ?? `${names.sentence}.`,
    words: names.sentence,
    names: model?.names ?? names,
    modelModule: model && recipe !== "seed" ? importFrom(place, model.place, site.conventions) : "",
    imports: [...new Set([...args.flatMap((one) => one.imports), ...(made?.imports ?? [])])],
    key: made?.key ?? "",
    field: made?.field?.name ?? "",
    isDate: made?.field?.word === "date",
    manager: "objects",
    batch: made?.batch ?? "",
  };
  await draft.python("command/command.py", place, context);
  const part = `${name}_command`;
  const owner = { app, name };
  const rows = new TestRows(draft, draft.testPlace(part, owner));
  if (model && recipe !== "warm-cache") rows.type(model);
  const isCleanup = recipe === "cleanup";
  await draft.test("command/test_command.py", part, owner, {
    ...context,
    class: names.class,
    command: name,
    old: model && recipe !== "seed" ? await rows.row(model) : "",
    recent: model && isCleanup ? await rows.row(model, await rows.apart(model, "", "2"), 2) : "",
    pk: model ? keyOf(draft, model) : "",
    given: args.flatMap((one) => one.given),
    shown: args.map((one) => one.shown),
    imports: [...rows.imports],
  });
}

/** Says what was given, until the command does more. */
function bodyOf(args: readonly Argument[], isShort: boolean): string {
  if (isShort) return args.map(({ name }) => `self.stdout.write(f"${name}: {${name}}")`).join("\n");
  const names = args.map(({ name }) => JSON.stringify(name)).join(", ");
  return `for name in [${names}]:\n    self.stdout.write(f"{name}: {options[name]}")`;
}

function modelOf({ site }: Draft, { recipe, model, app }: CommandOptions): ModelFacts | undefined {
  if (recipe === undefined) {
    if (model === undefined) return undefined;
    throw usage(
      "model-without-recipe",
      "--model is for the recipes.",
      `Add --recipe ${RECIPES.map(({ value }) => value).join(", or ")}.`,
    );
  }
  if (model === undefined)
    throw usage("model-missing", `--recipe ${recipe} works on a model.`, "Add --model app.Model.");
  return site.model(model, app === undefined ? undefined : site.app(app));
}

function keyOf(draft: Draft, model: ModelFacts): string {
  return shapeOfModel(draft.site, model).fields.find(({ primaryKey }) => primaryKey)?.name ?? "id";
}
