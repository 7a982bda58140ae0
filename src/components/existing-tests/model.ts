import { usage } from "../../errors.ts";
import type { Draft } from "../draft.ts";
import { modelTests } from "../model-tests.ts";
import type { TestOptions } from "./options.ts";
import { modelPromises } from "./promises.ts";
import { modelOf } from "./subject.ts";

/** Tests of what a model promises: its text, its order, what is unique. */
export async function testModel(draft: Draft, options: TestOptions): Promise<void> {
  const model = modelOf(draft, options);
  const owner = { app: model.app, name: model.names.class, from: { models: model.place } };
  const tests = await modelTests(
    draft,
    draft.testPlace("models", owner),
    model,
    modelPromises(draft, model),
  );
  if (!tests.isNeeded) {
    throw usage(
      "nothing-to-test",
      `${options.target} promises nothing of its own: no text, no order, nothing unique.`,
      "Test what works with it.",
    );
  }
  await draft.test("model/test_models.py", "models", owner, tests);
}
