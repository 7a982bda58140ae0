import { usage } from "../../errors.ts";
import type { Draft } from "../draft.ts";
import { modelTests } from "../model-tests.ts";
import type { TestOptions } from "./options.ts";
import { fieldPromises, modelPromises } from "./promises.ts";
import { modelOf } from "./subject.ts";

/** Tests of what a model promises: its text, its order, what is unique; where it does not, what its fields take. */
export async function testModel(draft: Draft, options: TestOptions): Promise<void> {
  const model = modelOf(draft, options);
  const owner = { app: model.app, name: model.names.class, from: { models: model.place } };
  const place = draft.testPlace("models", owner);
  const own = await modelTests(draft, place, model, modelPromises(draft, model));
  const tests = own.isNeeded
    ? own
    : await modelTests(draft, place, model, fieldPromises(draft, model));
  if (!tests.isNeeded) {
    throw usage(
      "nothing-to-test",
      `${options.target} promises nothing: no text, no order, nothing unique, required or limited in length.`,
      `Test what works with it: django-expert generate test ${options.target} --type admin, api or serializer.`,
    );
  }
  await draft.test("model/test_models.py", "models", owner, tests);
}
