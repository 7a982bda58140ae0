import { defineGenerator } from "../../../src/components/generator.ts";
import { planSignal, SIGNALS } from "../../../src/components/signal.ts";
import { list, text } from "../../../src/options/option.ts";
import { appOption, modelOption } from "../options.ts";

export default defineGenerator({
  name: "signal",
  reference: "models-and-orm#signals",
  details: `A receiver runs within the transaction of what sent it: what is slow, or tells others, belongs into
transaction.on_commit. Bulk operations send no signals. m2m:tags is for changes of a many-to-many field. The receiver logs what happened, until it does more.`,
  writes: [
    "signals.py       the receivers, each with a dispatch_uid",
    "apps.py          ready(), which imports them",
    "test_signals.py  that each is called",
  ],
  examples: [
    "generate signal blog.Post --on post_save",
    "generate signal blog.Post --on pre_delete,m2m:tags --receiver-app search",
  ],
  options: {
    model: modelOption,
    app: appOption,
    on: list(`Signals: ${SIGNALS.join(", ")}, or m2m:FIELD; post_save by default`).placeholder(
      "SIGNAL,…",
    ),
    receiverApp: text("App that the receivers are in; the model's own by default")
      .placeholder("APP")
      .optional(),
  },
  plan: planSignal,
});
