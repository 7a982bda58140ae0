import { planAction } from "../../../src/components/admin/action.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { needsAdmin } from "../../../src/components/needs.ts";
import { flag, text } from "../../../src/options/option.ts";
import { appOption, modelOption } from "../options.ts";

export default defineGenerator({
  name: "admin-action",
  reference: "admin#actions",
  details: `An action sets fields of the rows that are selected, in one query, or calls a method of each. Whoever may
change rows may run it; --permission names another permission, which the model gets where Django does not make it.
--confirm asks on a page of its own first.`,
  writes: [
    "admin.py       the action, and its place on the page of the model",
    "templates/     the page that asks, with --confirm",
    "test_admin.py  what it does, to which rows, and who may not",
    "migrations/    the permission, where it is a new one",
  ],
  examples: [
    "generate admin-action blog.Post publish --set status=published,published_at=now",
    "generate admin-action shop.Order cancel --call cancel --confirm --permission cancel",
  ],
  options: {
    model: modelOption,
    name: text("Name of the action: a verb").positional().ask("first", "What is done?"),
    app: appOption,
    set: text("Fields that it sets").placeholder("FIELD=VALUE,…").optional(),
    call: text("Method of the model that it calls for each row")
      .placeholder("METHOD")
      .excludes("set")
      .optional(),
    permission: text(
      "Permission that it takes: view, add, change, delete or one of your own",
    ).default("change"),
    confirm: flag("Asks first, on a page of its own"),
  },
  requires: needsAdmin,
  plan: planAction,
});
