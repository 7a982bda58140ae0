import { WRITERS } from "../../../src/components/existing-tests/plan.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { usage } from "../../../src/errors.ts";
import { choice, text } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "test",
  reference: "testing-strategies#organisation",
  details: `It reads what is there and writes down what that promises. A model, serializer, admin page or API is named by its
model, a form, selector (query), middleware, command, task or consumer (channels) by its own name, a view by the name of its route, and
migrations and templates by their app.`,
  writes: ["test_<what>.py  the tests, where the repository has those of the app"],
  examples: [
    "generate test blog.Post --type model",
    "generate test blog:post-list --type view",
    "generate test blog.PostForm --type form",
    "generate test chat.ChatConsumer --type channels",
    "generate test blog --type migration",
  ],
  options: {
    target: text("What is to be tested").positional().ask("first", "What is to be tested?"),
    type: choice(
      "What it is",
      Object.keys(WRITERS).map((value) => ({ value })),
    )
      .default("model")
      .ask("first", "What is it?"),
    app: appOption,
  },
  async plan(draft, options) {
    if (!draft.wantsTests)
      throw usage("no-tests", "--no-tests leaves nothing to write.", "Leave it out.");
    draft.findings = {};
    await WRITERS[options.type]!(draft, options);
  },
});
