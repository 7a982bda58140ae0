import { planTemplate } from "../../../src/components/pages/template.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { flag, text } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "template",
  reference: "forms-and-templates#inheritance",
  details: `It extends the template that most pages of the repository extend, and fills the blocks that it has. Texts are
marked for translation where those of that template are.`,
  writes: ["templates/         the template", "test_templates.py  that it renders"],
  examples: [
    "generate template blog.about",
    "generate template blog.card --partial",
    "generate template blog.landing --extends marketing/base.html",
  ],
  options: {
    name: text("Name of the template, with its app: blog.about")
      .positional()
      .ask("first", "What is the template called?"),
    app: appOption,
    extends: text("Template that it extends; none for a page of its own")
      .placeholder("TEMPLATE")
      .optional(),
    partial: flag("A part that other templates include").excludes("extends"),
    title: text("Heading; made of the name by default").placeholder("TEXT").optional(),
    i18n: flag("Texts are marked for translation, whatever the others do"),
  },
  plan: planTemplate,
});
