import { usage } from "../../errors.ts";
import { placeOf } from "../../project/conventions/places.ts";
import { serializerFacts } from "../api/serializer-facts.ts";
import { serializerTests } from "../api/serializer-tests.ts";
import type { Draft } from "../draft.ts";
import type { TestOptions } from "./options.ts";
import { knownFields } from "./promises.ts";
import { modelOf } from "./subject.ts";

/** Tests of the serializer of a model. */
export async function testSerializer(draft: Draft, options: TestOptions): Promise<void> {
  const model = modelOf(draft, options);
  const { class: name } = model.names;
  const { app: owner } = model;
  const place = placeOf(
    "serializers",
    owner,
    `${name}Serializer`,
    draft.site.project,
    draft.site.tree,
  );
  const facts = serializerFacts(draft.sourceOf(place.path), `${name}Serializer`);
  if (!facts)
    throw usage(
      "nothing-to-test",
      `There is no ${name}Serializer in ${place.path}.`,
      `Make it with django-expert generate serializer ${options.target}.`,
    );
  await serializerTests(draft, model, knownFields(draft, model), facts, place);
}
