import { defineGenerator } from "../../../src/components/generator.ts";
import { newApp } from "../../../src/components/new-app.ts";
import { text } from "../../../src/options/option.ts";

export default defineGenerator({
  name: "app",
  reference: "views-and-urls#apps",
  details: `An app starts with what Django needs of it. Models, views, URLs and tests come with the kinds that write them,
so that no empty module waits to be filled.`,
  writes: [
    "<app>/__init__.py, <app>/apps.py, <app>/migrations/__init__.py",
    "settings   INSTALLED_APPS, in the list where the other apps of the repository stand",
  ],
  examples: ["generate app blog", "generate app order_tracking --dry-run"],
  options: {
    name: text("Name of the app, which is also its label")
      .positional()
      .ask("first", "What is it called?"),
  },
  async plan(draft, { name }) {
    await newApp(draft, name);
  },
  next: (_, { name }) => [`django-expert generate model ${name}.<Model> <field>:<type> …`],
});
