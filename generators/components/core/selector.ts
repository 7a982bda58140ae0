import { defineGenerator } from "../../../src/components/generator.ts";
import { planSelector } from "../../../src/components/selector.ts";
import { list, text } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "selector",
  reference: "models-and-orm#choosing-logic-home",
  details: `It reads rows together with all that they lead to, in as many queries for many rows as for one: foreign keys are
joined, many-to-many relations are read along. --select and --prefetch say which; "none" leaves them out. The model is
the one that the name ends in.`,
  writes: [
    "selectors.py              the function",
    "test_selectors_<name>.py  that many rows take no more queries than one",
  ],
  examples: [
    "generate selector list_posts",
    "generate selector blog.posts_of_the_week --select author --prefetch none",
  ],
  options: {
    name: text("Name of the function, with its app: blog.list_posts")
      .positional()
      .ask("first", "What is it called?"),
    model: text("Model that it reads, where its name does not say").placeholder("MODEL").optional(),
    select: list("Relations to one row that are joined; all by default").placeholder("FIELD,…"),
    prefetch: list("Relations to many rows that are read along; all by default").placeholder(
      "FIELD,…",
    ),
    app: appOption,
  },
  plan: planSelector,
});
