import { needsDrf } from "../../../src/components/api/needs-drf.ts";
import { permissionContext } from "../../../src/components/api/permission-context.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { choice, flag, text } from "../../../src/options/option.ts";
import { placeOf } from "../../../src/project/conventions/places.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "api-permission",
  reference: "drf-guidelines#permissions",
  details: `owner     rows are their owner's alone: the user that --field leads to
readonly  anyone may read, and nobody change
role      members of a group
object    what permissions on single rows say, such as those of django-guardian`,
  writes: [
    "permissions.py       the permission",
    "test_permissions.py  whom it lets in, and whom not",
  ],
  examples: [
    "generate api-permission blog.IsAuthor --kind owner --model Post --field author",
    "generate api-permission blog.IsAuthorOrReadOnly --kind owner --model Post --field author --read",
    "generate api-permission blog.IsEditor --kind role --role editors",
  ],
  options: {
    name: text("Name of the class, with its app: blog.IsAuthor")
      .positional()
      .ask("first", "What is it called?"),
    app: appOption,
    kind: choice("What it goes by", ["owner", "readonly", "role", "object"]).default("owner"),
    model: text("Model of the rows, for owner and object").placeholder("MODEL").optional(),
    field: text("Relation to the user, for owner").placeholder("FIELD").optional(),
    role: text("Group, for role; the name without Is by default").placeholder("GROUP").optional(),
    read: flag("Others may read"),
  },
  requires: needsDrf,
  async plan(draft, options) {
    const { site } = draft;
    const { app, names } = site.target(options.name, options.app);
    const place = placeOf("permissions", app, names.class, site.project, site.tree);
    const test = draft.testPlace("permissions", { app, name: names.class });
    const { code, tests } = await permissionContext(draft, { app, names }, test, options);
    await draft.python("api-permission/permissions.py", place, code);
    await draft.test(
      "api-permission/test_permissions.py",
      "permissions",
      { app, name: names.class, from: { permissions: place } },
      { ...code, ...tests() },
    );
  },
});
