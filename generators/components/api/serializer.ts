import { exposedNames, fieldsOfModel } from "../../../src/components/api/exposed.ts";
import { needsDrf } from "../../../src/components/api/needs-drf.ts";
import { nestedOf } from "../../../src/components/api/nested.ts";
import { refusePassword } from "../../../src/components/api/passwords.ts";
import { serializerFacts } from "../../../src/components/api/serializer-facts.ts";
import { serializerTests } from "../../../src/components/api/serializer-tests.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { knownField } from "../../../src/components/known-field.ts";
import { list, text } from "../../../src/options/option.ts";
import { placeOf } from "../../../src/project/conventions/places.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "serializer",
  reference: "drf-guidelines#serializers",
  details: `All fields of the model are shown but those that are secret: passwords, tokens, and what a user may do.
Relations are shown by key. --nested shows the other row instead, by its own serializer; requests then set it by
<name>_id, or <name>_ids where there are many.`,
  writes: [
    "serializers.py       the serializer",
    "test_serializers.py  what it shows, requires, refuses and takes",
  ],
  examples: [
    "generate serializer blog.Post",
    "generate serializer blog.Post --fields id,title,author --read-only author",
    "generate serializer blog.Post --nested author,tags",
  ],
  options: {
    model: text("Model, with its app: blog.Post").positional().ask("first", "Which model?"),
    app: appOption,
    fields: list("Fields to show; all that are no secret by default").placeholder("FIELD,…"),
    readOnly: list("Fields that requests cannot set").placeholder("FIELD,…"),
    writeOnly: list("Fields that are set and never shown").placeholder("FIELD,…"),
    nested: list("Relations to show as objects").placeholder("FIELD,…"),
  },
  requires: needsDrf,
  async plan(draft, options) {
    const { site } = draft;
    const model = site.model(
      options.model,
      options.app === undefined ? undefined : site.app(options.app),
    );
    const { app, names } = model;
    const name = `${names.class}Serializer`;
    const known = fieldsOfModel(site, model);
    const place = placeOf("serializers", app, name, site.project, site.tree);
    const readOnly = options.readOnly.map((one) => knownField(one, known, "--read-only"));
    const writeOnly = options.writeOnly.map((one) => knownField(one, known, "--write-only"));
    const nested = await nestedOf(draft, place, known, options.nested, readOnly);
    const writers = nested.flatMap(({ writer }) => writer ?? []);
    const asked =
      options.fields.length > 0
        ? [...options.fields, ...readOnly, ...writeOnly, ...options.nested]
        : [];
    const fields = exposedNames(site, model, asked);
    refusePassword(model, fields);
    const existing = serializerFacts(draft.sourceOf(place.path, name), name) !== undefined;
    // A serializer that is there keeps what it has, and gets what is asked for.
    if (existing && asked.length === 0) return;
    await draft.python("serializer/serializers.py", place, {
      names,
      existing,
      nested,
      fields: [...fields, ...writeOnly.filter((one) => !fields.includes(one)), ...writers],
      readOnly,
      writeOnly,
      imports: [
        `from ${draft.importsOf(place, { models: model.place })["models"]} import ${names.class}`,
        ...nested.flatMap(({ imports }) => imports),
      ],
    });
    const facts = serializerFacts(draft.sourceOf(place.path, name), name);
    if (facts && !existing) await serializerTests(draft, model, known, facts, place);
  },
});
