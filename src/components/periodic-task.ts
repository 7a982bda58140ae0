import { usage } from "../errors.ts";
import { placeOf } from "../project/conventions/places.ts";
import { beatEntry, celeryRoute } from "../wiring/index.ts";
import type { Draft } from "./draft.ts";
import { cronSchedule, intervalSchedule } from "./schedule.ts";
import type { Target } from "./site.ts";

export interface PeriodicTaskOptions extends Target {
  cron: string | undefined;
  every: string | undefined;
  queue: string | undefined;
}

/**
 * Plans an entry of the schedule for a task, which is made where it is not there.
 *
 * @throws Failure (usage) where it is not said when it runs
 */
export async function planPeriodicTask(
  draft: Draft,
  { app, names, cron, every, queue }: PeriodicTaskOptions,
): Promise<void> {
  const { site, wiring } = draft;
  if (cron === undefined && every === undefined)
    throw usage("no-schedule", "When does it run?", 'Add --cron "0 3 * * *" or --every 15m.');
  const schedule = cron === undefined ? intervalSchedule(every!) : cronSchedule(cron);
  const place = placeOf("tasks", app, names.snake, site.project, site.tree);
  const definition = () => taskIn(draft.sourceOf(place.path), names.snake);
  if (definition() === undefined) await draft.run("task", { name: `${app.label}.${names.snake}` });
  await draft.flush();
  const task = definition()?.name ?? `${place.module}.${names.snake}`;
  const entry = `{\n    "task": ${JSON.stringify(task)},\n    "schedule": ${schedule.code},\n}`;
  const answer = beatEntry(wiring, names.kebab, entry, schedule.imports);
  if (queue !== undefined) celeryRoute(wiring, task, queue);
  if (answer === "unsupported") return;
  const owner = { app, name: names.class };
  await draft.test("periodic-task/test_tasks_schedule.py", "tasks_schedule", owner, {
    names,
    task,
    schedule: schedule.code,
    imports: schedule.imports,
  });
}

/** The task of that function, with the name that its decorator gives it. */
function taskIn(source: string, name: string): { name: string | undefined } | undefined {
  const found = new RegExp(
    `((?:^@.*(?:\\([\\s\\S]*?\\))?\\n)*)^(?:async )?def ${name}\\(`,
    "m",
  ).exec(source);
  return found ? { name: /\bname=["']([^"']+)["']/.exec(found[1] ?? "")?.[1] } : undefined;
}
