import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import { importFrom, placeOf } from "../../project/conventions/places.ts";
import { TestRows } from "../api/test-rows.ts";
import type { Draft } from "../draft.ts";
import { fieldAnnotation } from "../field-annotation.ts";
import { functionNames } from "../function-name.ts";
import { namedModel } from "../named-model.ts";
import { shapeOfModel } from "../shapes.ts";
import { testContext } from "./service-tests.ts";

export interface ServiceOptions {
  name: string;
  app: string | undefined;
  model: string | undefined;
  atomic: boolean;
  lock: boolean;
  bulk: boolean;
}

/** Above this, linters have no patience with the parameters of a function. */
const MOST_PARAMETERS = 5;

/**
 * Plans a function that changes data, and its tests.
 *
 * @throws Failure (usage) where the name is none, or the model is not known
 */
export async function planService(draft: Draft, options: ServiceOptions): Promise<void> {
  const { site } = draft;
  const model = namedModel(site, options.name, options.model, options.app);
  const label = options.app ?? (options.name.includes(".") ? undefined : model.app.label);
  const { app, names: given } = functionNames(site.target(options.name, label));
  const name = given.snake;
  const place = placeOf("services", app, name, site.project, site.tree);
  if (new RegExp(`^(?:async )?def ${name}\\b`, "m").test(draft.sourceOf(place.path))) return;
  const { names } = model;
  const action = options.bulk ? "bulk" : options.lock ? "change" : "create";
  const { fields } = shapeOfModel(site, model);
  const required = fields.filter(
    (field) => is.required(field) && is.writable(field) && !is.many(field),
  );
  const isUser = model.isUser && required.some((field) => field.name === "password");
  if (isUser && action !== "create") {
    throw usage(
      "user-service",
      "Users are not changed or made in bulk: their passwords would be stored as they are.",
      "Write what is to change by hand.",
    );
  }
  const hasParameters =
    action === "create" && required.length > 0 && required.length <= MOST_PARAMETERS;
  const annotations = required.map((field) => ({
    name: field.name,
    ...fieldAnnotation(site, place, field),
  }));
  const key = fields.find(({ primaryKey }) => primaryKey);
  const keyType = key ? fieldAnnotation(site, place, key) : { code: "int", imports: [] };
  const context = {
    action,
    // A lock is one for as long as its transaction is; so is "all or none of many".
    atomic: options.atomic || options.lock || options.bulk,
    function: name,
    type: names.class,
    names,
    row: names.snake,
    rows: names.plural.snake === names.snake ? `${names.snake}_rows` : names.plural.snake,
    key: keyType.code,
    parameters: hasParameters
      ? annotations.map((one) => ({ name: one.name, annotation: one.code }))
      : [],
    given: required.map((field) => field.name).filter((one) => !isUser || one !== "password"),
    isUser,
    usesAny: !hasParameters,
    relations: fields
      .filter((field) => is.relation(field) && !is.many(field))
      .map((field) => field.name),
    imports: [
      ...new Set([
        `from ${importFrom(place, model.place, site.conventions)} import ${names.class}`,
        ...(hasParameters ? annotations.flatMap(({ imports }) => imports) : []),
        ...(action === "change" ? keyType.imports : []),
      ]),
    ],
  };
  await draft.python("service/services.py", place, context);
  if (!draft.wantsTests) return;
  const part = `services_${name}`;
  const owner = { app, name, from: { services: place } };
  const rows = new TestRows(draft, draft.testPlace(part, owner));
  const tests = await testContext(draft, rows, model, {
    fields,
    required,
    action,
    part: draft.testPlace(part, owner),
  });
  await draft.test("service/test_services.py", part, owner, {
    ...context,
    ...tests,
    class: given.class,
    module: place.module,
    imports: [...rows.imports],
  });
}
