import { is } from "../../fields/is.ts";
import { testPlaceOf } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";
import { sampleContext } from "../rows.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import type { ModelField } from "../../fields/model-field.ts";
import type { Place } from "../../project/conventions/place.ts";
import { requestData } from "./request-data.ts";
import { invalidValue } from "./request-values.ts";
import type { SerializerFacts } from "./serializer-facts.ts";
import { isKnown, shownFields } from "./shown-fields.ts";
import { TestRows } from "./test-rows.ts";

/** Writes the tests of a serializer: what it shows, requires, refuses and takes. */
export async function serializerTests(
  draft: Draft,
  model: ModelFacts,
  fields: readonly ModelField[],
  facts: SerializerFacts,
  serializers: Place,
): Promise<void> {
  if (!draft.wantsTests) return;
  const { app, names } = model;
  const name = `${names.class}Serializer`;
  const { site } = draft;
  const place = testPlaceOf("serializers", app, name, site.project, site.tree);
  const rows = new TestRows(draft, place);
  const shown = shownFields(facts, fields);
  const type = rows.type(model);
  const first = await rows.row(model);
  const writable = shown.filter((one) => one.writable && one.field);
  const base = { ...sampleContext(site), model: type };
  // Every user has its row already: data of another one is never valid.
  const companion = shapeOfModel(site, model).companion?.field;
  const isMade = writable.some(({ field }) => field!.name === companion);
  const data = isKnown(shown) && !isMade ? await requestData(writable, rows, base) : [];
  const context = {
    names,
    type,
    first,
    needsRequest: facts.needsRequest,
    context: facts.needsRequest ? ", context=self.context()" : "",
    readable: shown.filter(({ readable }) => readable).map((one) => one.name),
    data,
    required: data.filter(({ required }) => required).map((one) => one.name),
    invalid: writable.flatMap((one) => {
      const code = invalidValue(one.field!);
      return code === undefined || is.file(one.field!) ? [] : [{ name: one.name, code }];
    }),
    taken: data.map((one) => one.field.name),
    ignored: shown
      .filter(
        ({ readable, writable: isWritten, field }) =>
          readable && !isWritten && field && facts.readOnly.has(field.name),
      )
      .map((one) => one.name),
    imports: [...rows.imports],
  };
  await draft.test(
    "serializer/test_serializers.py",
    "serializers",
    { app, name, from: { serializers } },
    context,
  );
}
