import { factoryContext, traitsOf } from "../../../src/components/factory-context.ts";
import { factoryPlace, hasFactory } from "../../../src/components/factories.ts";
import { list, text } from "../../../src/options/option.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { needsFactoryBoy } from "../../../src/components/needs.ts";
import { shapeOfModel } from "../../../src/components/shapes.ts";
import { unmade } from "../../../src/components/unmade.ts";
import { usage } from "../../../src/errors.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "factory",
  reference: "testing-strategies#factories-vs-fixtures",
  details: `What a row cannot do without gets a value: its own for each row where it is unique, and the factory of
the other model where it is a relation. Factories that are missing for those come along. What is optional stays empty;
--traits asks for it: each choice of a field with choices, True of a flag, a value of what may be missing.`,
  writes: [
    "factories.py       the factory, beside the tests of the app",
    "test_factories.py  that its rows are valid",
  ],
  examples: [
    "generate factory blog.Post",
    "generate factory Post --app blog --traits status,published_at",
  ],
  options: {
    model: text("Model, with its app: blog.Post").positional().ask("first", "Which model?"),
    app: appOption,
    traits: list("Fields that traits set").placeholder("FIELD,…"),
  },
  requires: needsFactoryBoy,
  async plan(draft, { model: name, app: label, traits }) {
    const { site } = draft;
    const model = site.model(name, label === undefined ? undefined : site.app(label));
    const { app, names } = model;
    const reason = unmade(site, model, [], (one) => hasFactory(draft, one));
    if (reason !== undefined && shapeOfModel(site, model).node !== undefined) {
      throw usage("no-factory", `A factory cannot make it: ${reason}.`, "Write it by hand.");
    }
    const place = factoryPlace(site, model);
    const known = traitsOf(site, model, traits);
    const self = `factory ${app.label}.${names.class}`;
    draft.underway.add(self);
    const context = await factoryContext(draft, place, model, known);
    await draft.python("factory/factories.py", place, context);
    draft.underway.delete(self);
    if (reason !== undefined) return;
    await draft.test(
      "factory/test_factories.py",
      "factories",
      { app, name: names.class, from: { factories: place } },
      context,
    );
  },
});
