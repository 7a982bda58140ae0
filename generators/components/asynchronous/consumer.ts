import { classNames } from "../../../src/components/class-name.ts";
import { needsChannels, planConsumer } from "../../../src/components/consumer.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { choice, text } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "consumer",
  reference: "async-and-tasks#consumers",
  details: `Messages are JSON. Without --group, each is answered to whoever sent it. --group news passes it on to all who are
connected; --group room:name to those at the same address, which then ends in a name: ws/chat/<slug:name>/. Whoever may
not connect is refused before the connection is accepted.`,
  writes: [
    "consumers.py       the consumer",
    "routing            its address, in the list that the ASGI application routes by",
    "test_consumers.py  who may connect, and who gets what",
  ],
  examples: [
    "generate consumer chat.ChatConsumer --group room:name",
    "generate consumer dashboard.LiveConsumer --group live --auth staff --route ws/live/",
  ],
  options: {
    name: text("Name of the class, with its app: chat.ChatConsumer")
      .positional()
      .ask("first", "What is it called?"),
    app: appOption,
    group: text("Group that messages go to; with a name of the address, one for each")
      .placeholder("GROUP[:NAME]")
      .optional()
      .check((group) =>
        /^[A-Za-z][\w-]{0,49}(?::[a-z]\w*)?$/.test(group)
          ? undefined
          : {
              reason: `${group} cannot name a group: names are of letters, digits, - and _`,
              suggestion: "Write news, or room:name for one group for each address.",
            },
      ),
    auth: choice("Who may connect", [
      { value: "user", label: "whoever is logged in" },
      { value: "staff", label: "staff" },
      { value: "anyone", label: "anyone" },
    ]).default("user"),
    route: text("Its address; ws/<name>/ by default")
      .placeholder("ROUTE")
      .optional()
      .check((route) =>
        /^[\w-]+(?:\/[\w-]+)*\/$/.test(route)
          ? undefined
          : {
              reason: `${route} is no address`,
              suggestion: "Write it with a slash at its end alone: ws/chat/.",
            },
      ),
  },
  requires: needsChannels,
  async plan(draft, options) {
    const target = draft.site.target(options.name, options.app);
    const name = /consumer$/i.test(target.names.class)
      ? target.names.class
      : `${target.names.class}Consumer`;
    await planConsumer(draft, { ...options, app: target.app, names: classNames(name) });
  },
});
