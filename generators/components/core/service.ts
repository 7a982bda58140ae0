import { defineGenerator } from "../../../src/components/generator.ts";
import { planService } from "../../../src/components/service/plan.ts";
import { flag, text } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "service",
  reference: "models-and-orm#choosing-logic-home",
  details: `It creates a row that is valid; with --lock it changes one, locked until the transaction ends; with --bulk it
creates many in one query. What follows from it waits for the commit. The model is the one that the name ends in.`,
  writes: [
    "services.py              the function",
    "test_services_<name>.py  what it creates or changes, refuses, and tells after the commit",
  ],
  examples: [
    "generate service create_post --atomic",
    "generate service blog.publish_post --lock",
    "generate service import_posts --model blog.Post --bulk",
  ],
  options: {
    name: text("Name of the function, with its app: blog.create_post")
      .positional()
      .ask("first", "What is it called?"),
    model: text("Model that it is about, where its name does not say")
      .placeholder("MODEL")
      .optional(),
    atomic: flag("All in one transaction"),
    lock: flag("Changes a row that it locks; atomic").excludes("bulk"),
    bulk: flag("Creates many rows at once; atomic"),
    app: appOption,
  },
  plan: planService,
});
