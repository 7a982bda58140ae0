import { planTag } from "../../../src/components/pages/templatetag.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { choice, text } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "templatetag",
  reference: "forms-and-templates#custom-tags",
  details: `filter: value|name gives a text; it starts as one that shortens a text, for you to change. simple: {% name %} gives
the address of the page with some of its query changed. inclusion: {% name rows %} renders a template of its own.`,
  writes: [
    "templatetags/<app>_tags.py  the filter or the tag",
    "templates/                  what an inclusion tag renders",
    "test_templatetags.py        what it renders",
  ],
  examples: [
    "generate templatetag blog.shortened",
    "generate templatetag blog.query_with --kind simple",
    "generate templatetag blog.cards --kind inclusion",
  ],
  options: {
    name: text("Name of the filter or tag, with its app: blog.shortened")
      .positional()
      .ask("first", "What is it called?"),
    app: appOption,
    kind: choice("What it is", ["filter", "simple", "inclusion"]).default("filter"),
    library: text("Module that it is in; <app>_tags by default").placeholder("NAME").optional(),
  },
  plan: planTag,
});
