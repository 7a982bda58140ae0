import { functionNames } from "../../../src/components/function-name.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { needsCelery } from "../../../src/components/needs-celery.ts";
import { planPeriodicTask } from "../../../src/components/periodic-task.ts";
import { text } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "periodic-task",
  reference: "async-and-tasks#beat",
  details: `A task that is not there yet is made, as generate task does. One scheduler (celery beat) has to run, and only one:
each would send the task. Times are in the time zone of Celery.`,
  writes: [
    "tasks.py                the task, where it is not there",
    "settings                its entry in CELERY_BEAT_SCHEDULE, or where the schedule of the repository is",
    "test_tasks_schedule.py  that the task is there, and when it runs",
  ],
  examples: [
    'generate periodic-task blog.purge_drafts --cron "0 3 * * *"',
    "generate periodic-task shop.refresh_rates --every 15m --queue rates",
  ],
  options: {
    name: text("Name of the task, with its app: blog.purge_drafts")
      .positional()
      .ask("first", "Which task?"),
    app: appOption,
    cron: text("When it runs, as cron has it: minute, hour, day of month, month, day of week")
      .placeholder('"M H D M W"')
      .optional()
      .excludes("every"),
    every: text("How often it runs, such as 15m or 1h30m").placeholder("TIME").optional(),
    queue: text("Queue that it is sent to").placeholder("QUEUE").optional(),
  },
  requires: needsCelery,
  async plan(draft, options) {
    await planPeriodicTask(draft, {
      ...options,
      ...functionNames(draft.site.target(options.name, options.app)),
    });
  },
});
