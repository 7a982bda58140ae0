import { contextVariables } from "../../../src/components/context-variables.ts";
import { envSetting } from "../../../src/components/env-setting.ts";
import { functionNames } from "../../../src/components/function-name.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { rowOf } from "../../../src/components/rows.ts";
import type { Code } from "../../../src/fields/model-field.ts";
import { list, text } from "../../../src/options/option.ts";
import { placeOf } from "../../../src/project/conventions/places.ts";
import { addContextProcessor } from "../../../src/wiring/index.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "context-processor",
  reference: "forms-and-templates#context-processors",
  details: `It runs for every page that is rendered, so nothing in it costs a query before a template asks: rows are
querysets, and a field of the user is read when it is used. Values of --vars:
  support_email       the setting SUPPORT_EMAIL; read from the environment where it is not set yet
  brand=SITE_NAME     a setting by its own name
  tags=blog.Tag       the rows of a model
  theme=user.theme    a field of whoever asks; None for the anonymous
  product=Any text    that text`,
  writes: [
    "context_processors.py       the function",
    "settings                    its entry in TEMPLATES; settings that are missing",
    "test_context_processors.py  what templates get, and that they get it",
  ],
  examples: [
    "generate context-processor core.branding --vars support_email,product=Shop",
    "generate context-processor blog.sidebar --vars tags=blog.Tag,theme=user.theme",
  ],
  options: {
    name: text("Name of the function, with its app: core.branding")
      .positional()
      .ask("first", "What is it called?"),
    app: appOption,
    vars: list("Variables that every template gets").placeholder("NAME[=VALUE],…"),
  },
  async plan(draft, options) {
    const { site } = draft;
    const { app, names } = functionNames(site.target(options.name, options.app));
    const variables = contextVariables(site, options.vars);
    const place = placeOf("context_processors", app, names.snake, site.project, site.tree);
    const values = variables.map((one) => ({
      name: one.name,
      kind: one.kind,
      setting: one.kind === "setting" ? one.setting : "",
      isOfDjango: one.kind === "setting" && one.isOfDjango,
      field: one.kind === "user" ? one.field : "",
      text: one.kind === "text" ? one.text : "",
      model: one.kind === "model" ? one.model.names.class : "",
    }));
    const models = variables.flatMap((one) => (one.kind === "model" ? [one.model] : []));
    const has = (kind: string) => values.some((one) => one.kind === kind);
    const context = {
      names,
      values,
      hasSettings: has("setting"),
      hasUser: has("user"),
      hasModels: models.length > 0,
    };
    const modelImports = models.map(
      (model) =>
        `from ${draft.importsOf(place, { models: model.place })["models"]} import ${model.names.class}`,
    );
    await draft.python("context-processor/context_processors.py", place, {
      ...context,
      modelImports,
    });
    await draft.flush();
    for (const one of variables)
      if (one.kind === "setting" && one.isNew)
        envSetting(draft, one.setting, `Shown on pages as ${one.name}.`);
    addContextProcessor(draft.wiring, `${place.module}.${names.snake}`);
    if (!draft.wantsTests) return;
    const owner = { app, name: names.snake, from: { processors: place } };
    const testPlace = draft.testPlace("context_processors", owner);
    const rows: Code[] = [];
    for (const model of models) rows.push(await rowOf(draft, testPlace, model));
    const made = values
      .filter(({ kind }) => kind === "model")
      .map(({ name, model }, index) => ({ name, model, row: rows[index]!.code }));
    await draft.test("context-processor/test_context_processors.py", "context_processors", owner, {
      ...context,
      rows: made,
      imports: [...new Set(rows.flatMap(({ imports }) => imports))],
      isSimple: models.length === 0,
      testsSettings: values.some((one) => one.isOfDjango),
    });
  },
});
