import { usage } from "../errors.ts";
import { is } from "../fields/is.ts";
import type { ModelField } from "../fields/model-field.ts";
import { nearest } from "../options/nearest.ts";
import { placeOf } from "../project/conventions/places.ts";
import { onReady } from "../wiring/index.ts";
import type { Draft } from "./draft.ts";
import { rowOf } from "./rows.ts";
import { shapeOfModel } from "./shapes.ts";

export const SIGNALS = ["pre_save", "post_save", "pre_delete", "post_delete"] as const;

const VERBS: Readonly<Record<string, string>> = {
  pre_save: "is about to be saved",
  post_save: "was saved",
  pre_delete: "is about to be deleted",
  post_delete: "was deleted",
};

export interface SignalOptions {
  model: string;
  app: string | undefined;
  on: readonly string[];
  receiverApp: string | undefined;
}

/**
 * Plans receivers of signals of a model, imported when all apps are there.
 *
 * @throws Failure (usage) where a signal is unknown, or a field is not many-to-many
 */
export async function planSignal(
  draft: Draft,
  { model: name, app: label, on, receiverApp }: SignalOptions,
): Promise<void> {
  const { site } = draft;
  const model = site.model(name, label === undefined ? undefined : site.app(label));
  const app = receiverApp === undefined ? model.app : site.app(receiverApp);
  const { fields } = shapeOfModel(site, model);
  const { names } = model;
  const place = placeOf("signals", app, names.class, site.project, site.tree);
  const receivers = (on.length > 0 ? on : ["post_save"]).map((word) => {
    const field = word.startsWith("m2m:") ? manyField(word.slice(4), fields) : undefined;
    if (!field) refuseUnknown(word);
    const what = field ? `${field.name}_changed` : word;
    return {
      signal: field ? "m2m_changed" : word,
      sender: field ? `${names.class}.${field.name}.through` : names.class,
      function: `${names.snake}_${what}`,
      uid: `${app.label}.${names.snake}_${what}`,
      text: field
        ? `${names.sentence} %s: ${field.name} %s`
        : `${names.sentence} %s ${VERBS[word]}`,
      needle: field ? `: ${field.name} p` : VERBS[word],
      field: field?.name ?? "",
      isDeletion: word.endsWith("_delete"),
    };
  });
  await draft.python("signal/signals.py", place, {
    names,
    receivers,
    model: draft.importsOf(place, { models: model.place })["models"],
    signals: [...new Set(receivers.map(({ signal }) => signal))],
  });
  await draft.flush();
  onReady(draft.wiring, app, place.module.slice(app.module.length + 1));
  if (!draft.wantsTests) return;
  const owner = { app, name: names.class, from: { models: model.place } };
  const row = await rowOf(draft, draft.testPlace("signals", owner), model);
  await draft.test("signal/test_signals.py", "signals", owner, {
    names,
    receivers,
    logger: place.module,
    row: row.code,
    imports: row.imports,
  });
}

function manyField(name: string, fields: readonly ModelField[]): ModelField {
  const many = fields.filter(is.many);
  const found = many.find((field) => field.name === name);
  if (found) return found;
  const meant = nearest(
    name,
    many.map((field) => field.name),
  );
  throw usage(
    "no-many-field",
    `--on: the model has no many-to-many field ${name}.`,
    meant ? `Did you mean m2m:${meant}?` : "Name one after m2m:.",
  );
}

function refuseUnknown(word: string): void {
  if ((SIGNALS as readonly string[]).includes(word)) return;
  const meant = nearest(word, [...SIGNALS, "m2m"]);
  throw usage(
    "unknown-signal",
    `--on: there is no signal ${word} here.`,
    meant
      ? `Did you mean ${meant === "m2m" ? "m2m:FIELD" : meant}?`
      : `There are ${SIGNALS.join(", ")} and m2m:FIELD.`,
  );
}
