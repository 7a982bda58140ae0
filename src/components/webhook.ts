import { placeOf } from "../project/conventions/places.ts";
import { compareLines } from "../project/conventions/python-line.ts";
import { addRoutes, celeryRoute } from "../wiring/index.ts";
import type { Draft } from "./draft.ts";
import { envSetting } from "./env-setting.ts";
import { namesOf, type Names } from "./names.ts";
import { rowOf } from "./rows.ts";
import { isLoginRequired } from "./open-view.ts";
import type { Target } from "./site.ts";

export interface WebhookOptions extends Target {
  secretSetting: string | undefined;
  header: string;
  tolerance: string;
  queue: string | undefined;
}

/** What is kept of an event. */
const FIELDS = [
  "event_id:char:255:unique",
  "payload:json",
  "received_at:datetime:auto_now_add",
  "processed_at:datetime:optional:editable=no",
];

/** Who sends the events, of a name that may say what it is: `stripe_webhook`. */
export function senderOf(name: string): string {
  return name.replace(/(?<=\w)[_-]?webhook$/i, "");
}

/** The setting with the secret, where none is given. */
export function secretOf(names: Names): string {
  return `${names.constant}_WEBHOOK_SECRET`;
}

/** Plans a view that takes in signed events, the model that keeps them, and what handles each once. */
export async function planWebhook(
  draft: Draft,
  { app, names, header, tolerance, queue, ...rest }: WebhookOptions,
): Promise<void> {
  const { site, wiring } = draft;
  const { project, tree } = site;
  const isTask = project.parts.celery;
  const event = namesOf(`${names.class}Event`);
  const secret = rest.secretSetting ?? secretOf(names);
  await draft.run("model", {
    model: `${app.label}.${event.class}`,
    fields: FIELDS,
    ordering: ["-received_at"],
    str: "event_id",
  });
  const model = site.model(`${app.label}.${event.class}`);
  const view = `${names.snake}_webhook`;
  const handler = `process_${event.snake}`;
  const place = placeOf("webhooks", app, view, project, tree);
  const handlers = isTask ? placeOf("tasks", app, handler, project, tree) : place;
  const context = {
    names,
    event,
    secret,
    header,
    tolerance,
    view,
    handler,
    isTask,
    isLoginRequired: isLoginRequired(project),
    older: Number(tolerance) + 1,
    later: Number(tolerance) + 60,
    meta: `HTTP_${header.toUpperCase().replaceAll("-", "_")}`,
    logger: handlers.module,
    // Django 3.2 has it.
    hasCapture: compareLines(site.conventions.djangoLine, "3.2") >= 0,
  };
  const models = (from: typeof place) =>
    draft.importsOf(from, { models: model.place, tasks: handlers });
  await draft.python("webhook/handler.py", handlers, { ...context, ...models(handlers) });
  await draft.python("webhook/webhooks.py", place, { ...context, ...models(place) });
  await draft.flush();
  envSetting(draft, secret, `Signs the events of ${names.sentence}. Without it, all are refused.`);
  if (queue !== undefined) celeryRoute(wiring, `${handlers.module}.${handler}`, queue);
  const urls = placeOf("urls", app, view, project, tree);
  const path = `webhooks/${names.kebab}/`;
  addRoutes(
    wiring,
    urls,
    [`path("${path}", ${view}, name="${names.kebab}-webhook")`],
    [`from ${draft.importsOf(urls, { webhooks: place })["webhooks"]} import ${view}`],
    { label: app.label },
  );
  if (!draft.wantsTests) return;
  const owner = { app, name: names.class, from: { tasks: handlers, models: model.place } };
  const row = await rowOf(draft, draft.testPlace("webhooks", owner), model, {
    event_id: '"evt_1"',
    payload: '{"id": "evt_1", "type": "paid"}',
  });
  draft.routed(async (routes) => {
    const route = routes.find(
      ({ target, view: code }) => target === `${place.module}.${view}` || code === view,
    );
    if (!route) return;
    await draft.test("webhook/test_webhooks.py", "webhooks", owner, {
      ...context,
      route: route.name ?? "",
      address: `/${route.route}`,
      row: row.code,
      imports: row.imports,
      webhooks: place.module,
    });
  });
}
