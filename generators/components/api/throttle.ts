import { usage } from "../../../src/errors.ts";
import { needsDrf } from "../../../src/components/api/needs-drf.ts";
import { isRate } from "../../../src/components/api/words.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { addSetting } from "../../../src/wiring/index.ts";
import { choice, text } from "../../../src/options/option.ts";
import { placeOf } from "../../../src/project/conventions/places.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "throttle",
  reference: "drf-guidelines#throttling",
  details: `A throttle counts requests in the default cache: where several processes serve, that has to be a shared one.
Its rate is a setting, so that it can be changed without code.`,
  writes: [
    "throttles.py       the throttle",
    "settings           its rate, in REST_FRAMEWORK",
    "test_throttles.py  whom it slows down, and when",
  ],
  examples: [
    "generate throttle blog.BurstThrottle --rate 60/minute",
    "generate throttle api.KeyThrottle --by key --header X-Api-Key",
  ],
  options: {
    name: text("Name of the class, with its app: blog.BurstThrottle")
      .positional()
      .ask("first", "What is it called?"),
    app: appOption,
    rate: text("Requests in a period")
      .placeholder("60/minute")
      .default("60/minute")
      .check((rate) =>
        isRate(rate)
          ? undefined
          : {
              reason: `${rate} is no rate`,
              suggestion: "Write a number and a period, such as 60/minute.",
            },
      ),
    scope: text("Name of its rate in the settings; from the class by default").optional(),
    by: choice("What it counts by", ["user", "ip", "key"]).default("user"),
    header: text("Header that has the key; X-Api-Key by default").optional(),
  },
  requires: needsDrf,
  async plan(draft, options) {
    const { site } = draft;
    if (options.header !== undefined && options.by !== "key")
      throw usage(
        "option-unused",
        "--header has a use with --by key alone.",
        "Leave it out, or add --by key.",
      );
    const header = options.header ?? "X-Api-Key";
    const { app, names } = site.target(options.name, options.app);
    const place = placeOf("throttles", app, names.class, site.project, site.tree);
    const scope = options.scope ?? names.snake.replace(/_(?:rate_)?throttle$/, "");
    const meta = `HTTP_${header.toUpperCase().replaceAll("-", "_")}`;
    const context = { names, scope, by: options.by, header, meta };
    await draft.python("throttle/throttles.py", place, context);
    addSetting(
      draft.wiring,
      `REST_FRAMEWORK = {\n    "DEFAULT_THROTTLE_RATES": {\n        ${JSON.stringify(scope)}: ${JSON.stringify(options.rate)},\n    },\n}\n`,
    );
    await draft.test(
      "throttle/test_throttles.py",
      "throttles",
      { app, name: names.class, from: { throttles: place } },
      context,
    );
  },
});
