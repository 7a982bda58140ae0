import { usage } from "../errors.ts";
import { importFrom, placeOf } from "../project/conventions/places.ts";
import { celeryRoute } from "../wiring/index.ts";
import { TestRows } from "./api/test-rows.ts";
import type { Draft } from "./draft.ts";
import { functionNames } from "./function-name.ts";
import type { ModelFacts } from "./site.ts";
import { exception, keyParameter, parameter, type Parameter } from "./task-arguments.ts";

export interface TaskOptions {
  name: string;
  app: string | undefined;
  model: string | undefined;
  arg: readonly string[];
  queue: string | undefined;
  retry: readonly string[];
  maxRetries: string;
  timeLimit: string;
  once: string;
}

/** Seconds that a task has to end by itself, once its soft limit has passed. */
const GRACE = 30;

/**
 * Plans a task of Celery and its tests. Gives the dotted name that Celery knows it by.
 *
 * @throws Failure (usage) where a name, an argument, an exception or a number is none
 */
export async function planTask(draft: Draft, options: TaskOptions): Promise<string> {
  const { site } = draft;
  const model = options.model === undefined ? undefined : site.model(options.model);
  const label = options.app ?? (options.name.includes(".") ? undefined : model?.app.label);
  const { app, names } = functionNames(site.target(options.name, label));
  const name = names.snake;
  const place = placeOf("tasks", app, name, site.project, site.tree);
  const dotted = `${place.module}.${name}`;
  if (new RegExp(`^(?:async )?def ${name}\\b`, "m").test(draft.sourceOf(place.path))) {
    if (options.queue !== undefined) celeryRoute(draft.wiring, dotted, options.queue);
    return dotted;
  }
  const parameters = [...(model ? [keyParameter(site, model)] : []), ...options.arg.map(parameter)];
  const errors = (options.retry.length > 0 ? options.retry : ["OSError"]).map(exception);
  const soft = whole(options.timeLimit, "--time-limit", 1);
  const retries = whole(options.maxRetries, "--max-retries", 1);
  const once = whole(options.once, "--once", 0);
  const error = errors[0]!;
  const context = {
    function: name,
    names,
    errors: errors.map(({ code }) => code),
    retries,
    soft,
    hard: soft + GRACE,
    parameters,
    isOnce: once > 0,
    once,
    onceWords: duration(once),
    path: `${app.label}.${name}`,
    body: bodyOf(names.sentence, parameters, model),
    imports: [
      ...errors.flatMap(({ imports }) => imports),
      ...(model
        ? [`from ${importFrom(place, model.place, site.conventions)} import ${model.names.class}`]
        : []),
    ],
  };
  await draft.python("task/tasks.py", place, context);
  await draft.flush();
  if (options.queue !== undefined) celeryRoute(draft.wiring, dotted, options.queue);
  if (!draft.wantsTests) return dotted;
  const part = `tasks_${name}`;
  const owner = { app, name, from: { tasks: place } };
  const rows = new TestRows(draft, draft.testPlace(part, owner));
  const values = parameters.map((one) => one.sample);
  for (const statement of error.imports) rows.imports.add(statement);
  await draft.test("task/test_tasks.py", part, owner, {
    ...context,
    class: names.class,
    module: place.module,
    model: model?.names,
    row: model ? await rows.row(model) : "",
    args: values
      .map((value) => `${value},`)
      .join(" ")
      .replace(/,$/, values.length > 1 ? "" : ","),
    keyOf: values.length > 1 ? ["key", ...values.slice(1)].join(", ") : "key,",
    error: error.code,
    queue: options.queue ?? "",
    imports: [...rows.imports],
  });
  return dotted;
}

function whole(text: string, flag: string, least: number): number {
  if (/^\d{1,7}$/.test(text) && Number(text) >= least) return Number(text);
  throw usage(
    "bad-number",
    `${flag}: ${text} is no whole number from ${least}.`,
    `Write one, such as ${flag} ${Math.max(least, 60)}.`,
  );
}

function duration(seconds: number): string {
  if (seconds % 86400 === 0) return seconds === 86400 ? "a day" : `${seconds / 86400} days`;
  if (seconds % 3600 === 0) return seconds === 3600 ? "an hour" : `${seconds / 3600} hours`;
  return `${seconds} seconds`;
}

/** Logs what it is called with, until it does more. */
function bodyOf(
  sentence: string,
  parameters: readonly Parameter[],
  model: ModelFacts | undefined,
): string {
  const log = `logger.info(${[`"${[sentence, ...parameters.map(() => "%s")].join(" ")}"`, ...parameters.map(({ name }) => name)].join(", ")})`;
  if (!model) return log;
  const { class: type, words, snake } = model.names;
  return [
    `if not ${type}.objects.filter(pk=${snake}_id).exists():`,
    `    logger.info("The ${words} %s is gone", ${snake}_id)`,
    "else:",
    `    ${log}`,
  ].join("\n");
}
