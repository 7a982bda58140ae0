import { GENERICS } from "../../../src/components/pages/generics.ts";
import { planView } from "../../../src/components/pages/view.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { choice, flag, list, text } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "view",
  reference: "views-and-urls#generic-views",
  details: `The name says what it does and of which model, as PostList, PostDetail, PostCreate, PostUpdate and PostDelete;
--generic and --model say so otherwise. Any other name is a page with a template. Views are classes or functions, as in
the rest of the repository. Creating, changing and deleting take the permission of Django for it, unless --login or
--permission says otherwise; --permission none lets everyone in.`,
  writes: [
    "views.py       the view",
    "urls.py        its address, included in the root where nothing leads there",
    "templates/     its page",
    "forms.py       the form of a view that has one, where there is none",
    "test_views.py  what it shows and does, to whom, and in how many queries",
  ],
  examples: [
    "generate view blog.PostList",
    "generate view blog.PostCreate --fields title,body --login",
    "generate view blog.About",
    "generate view blog.Archive --generic list --model Post --paginate 50 --url archive/",
    "generate view blog.Old --generic redirect --to /new/",
  ],
  options: {
    name: text("Name of the view, with its app: blog.PostList")
      .positional()
      .ask("first", "What is the view called?"),
    app: appOption,
    generic: choice("What it does; the name says by default", GENERICS).optional(),
    model: text("Model that it is about").placeholder("MODEL").optional(),
    fbv: flag("A function").excludes("cbv"),
    cbv: flag("A class"),
    login: flag("Takes a login"),
    permission: text("Permission that it takes; none for nobody's")
      .placeholder("APP.CODENAME")
      .excludes("login")
      .optional(),
    fields: list("Fields that are shown, or set by the form").placeholder("FIELD,…"),
    form: text("Form of a view with --generic form").placeholder("CLASS").optional(),
    paginate: text("Rows of a page of a list")
      .placeholder("NUMBER")
      .check((value) =>
        /^\d{1,4}$/.test(value)
          ? undefined
          : {
              reason: `${value} is no number of rows`,
              suggestion: "Write one such as 25; 0 for all rows.",
            },
      )
      .optional(),
    to: text("Where a redirect leads: an address, or the name of a route")
      .placeholder("ADDRESS")
      .optional(),
    url: text("Its part of the address").placeholder("PATH").optional(),
    template: text("Name of its template").placeholder("NAME").optional(),
  },
  plan: planView,
});
