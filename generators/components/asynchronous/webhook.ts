import { functionNames } from "../../../src/components/function-name.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { needsCelery } from "../../../src/components/needs-celery.ts";
import { planWebhook, secretOf, senderOf } from "../../../src/components/webhook.ts";
import { text } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "webhook",
  reference: "async-and-tasks#webhooks",
  details: `The sender signs "<timestamp>.<body>" with HMAC-SHA256 and the secret, and sends t=<timestamp>,v1=<digest in
hexadecimal> in a header. An event is JSON with an id: each is kept, and handled once, however often it is sent. It is
handled in a task of Celery where there is Celery, else before the answer; one that failed is handled when it is sent again.`,
  writes: [
    "webhooks.py       the view, and the check of the signature",
    "models.py         the events, with admin, factory and migration",
    "tasks.py          what handles an event, where there is Celery",
    "urls.py           its route",
    "settings          the secret, read from the environment",
    "test_webhooks.py  forged, old, repeated, malformed and good events",
  ],
  examples: [
    "generate webhook payments.stripe --header Stripe-Signature",
    "generate webhook orders.warehouse --secret-setting WAREHOUSE_SECRET --tolerance 60 --queue events",
  ],
  options: {
    name: text("Who sends it, with the app: payments.stripe")
      .positional()
      .ask("first", "Who sends it?"),
    app: appOption,
    secretSetting: text("Setting with the secret; <NAME>_WEBHOOK_SECRET by default")
      .placeholder("SETTING")
      .optional()
      .check((name) =>
        /^[A-Z][A-Z\d_]*$/.test(name)
          ? undefined
          : {
              reason: `${name} is no name of a setting`,
              suggestion: "Write it in capitals, such as STRIPE_SECRET.",
            },
      ),
    header: text("Header with the signature")
      .default("X-Signature")
      .check((name) =>
        /^[A-Za-z][A-Za-z\d-]*$/.test(name)
          ? undefined
          : {
              reason: `${name} is no name of a header`,
              suggestion: "Write letters, digits and hyphens, such as X-Signature.",
            },
      ),
    tolerance: text("Seconds that a signature is good for")
      .default("300")
      .check((seconds) =>
        /^[1-9]\d{0,4}$/.test(seconds)
          ? undefined
          : {
              reason: `${seconds} is no number of seconds up to 99999`,
              suggestion: "Write a number, such as 300.",
            },
      ),
    queue: text("Queue of the task that handles events").placeholder("QUEUE").optional(),
  },
  async plan(draft, options) {
    const { site } = draft;
    if (options.queue !== undefined) {
      const lacking = needsCelery(site);
      if (lacking) throw lacking;
    }
    await planWebhook(draft, {
      ...options,
      ...functionNames(site.target(senderOf(options.name), options.app)),
    });
  },
  next: (draft, { name, app, secretSetting }) => [
    `Set ${secretSetting ?? secretOf(draft.site.target(senderOf(name), app).names)} in the environment: without it, every event is refused.`,
  ],
});
