import { defineGenerator } from "../../../src/components/generator.ts";
import { needsCelery } from "../../../src/components/needs-celery.ts";
import { planTask } from "../../../src/components/task.ts";
import { list, text, words } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "task",
  reference: "async-and-tasks#tasks",
  details: `It is acknowledged when it is done, tried again later and later after an error that may pass, and stopped when it
takes too long. A task that is told what to work on does that once in a day, however often it is queued; --once 0 leaves
that out. Rows travel as their key: --model.`,
  writes: [
    "tasks.py              the task",
    "settings              its queue, with --queue",
    "test_tasks_<name>.py  that it is done once, tried again and given up",
  ],
  examples: [
    "generate task blog.announce_post --model blog.Post --queue mails",
    "generate task billing.fetch_rates --arg currency:str --retry requests.RequestException --time-limit 120",
  ],
  options: {
    name: text("Name of the function, with its app: blog.send_report")
      .positional()
      .ask("first", "What is it called?"),
    model: text("Model of the row that it works on").placeholder("MODEL").optional(),
    arg: words("Argument that it takes: str, int, float or bool").placeholder("NAME:TYPE"),
    queue: text("Queue that it goes to; the default one otherwise").placeholder("QUEUE").optional(),
    retry: list("Exceptions that it is tried again after; OSError by default").placeholder(
      "EXCEPTION,…",
    ),
    maxRetries: text("How often it is tried again").placeholder("NUMBER").default("5"),
    timeLimit: text("Seconds that it may take").placeholder("SECONDS").default("60"),
    once: text(
      "Seconds in which it is done once for the same arguments; 0 for each time it is called",
    )
      .placeholder("SECONDS")
      .default((known) =>
        known["model"] !== undefined || (known["arg"] as readonly string[] | undefined)?.length
          ? "86400"
          : "0",
      ),
    app: appOption,
  },
  requires: needsCelery,
  async plan(draft, options) {
    await planTask(draft, options);
  },
});
