import { planEmail } from "../../../src/components/pages/email.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { flag, list, text } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "email",
  reference: "async-and-tasks#email-tasks",
  details: `Subject and text are templates, so that people who write need no Python. A project with apps.core.mail.compose has
its HTML made of the text; others get a template for it, unless --no-html.`,
  writes: [
    "emails.py       the function that sends it",
    "templates/      its subject, its text and its HTML",
    "test_emails.py  what is in the outbox",
  ],
  examples: [
    "generate email blog.welcome --context name,url",
    "generate email shop.order_shipped --subject 'Your order is on its way' --context number --no-html",
  ],
  options: {
    name: text("Name of the mail, with its app: blog.welcome")
      .positional()
      .ask("first", "What is the mail called?"),
    app: appOption,
    subject: text("Its subject; made of the name by default").placeholder("TEXT").optional(),
    context: list("What its texts name").placeholder("NAME,…"),
    html: flag("In HTML as well").default(true).off("As plain text alone"),
  },
  plan: planEmail,
});
