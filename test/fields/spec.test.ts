import { expect, test } from "vitest";
import { EXIT, Failure } from "../../src/errors.ts";
import { parseFields, type FieldSpec } from "../../src/fields/spec.ts";
import { fieldsFromYaml, domainFromYaml } from "../../src/fields/yaml.ts";

function refusal(make: () => unknown): Failure {
  try {
    make();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

test("a word of the language", () => {
  expect(parseFields(["author:ForeignKey:users.User:related-name=posts:nullable"])).toEqual([
    {
      name: "author",
      type: "fk",
      args: ["users.User"],
      options: { related_name: "posts", null: true },
      source: "author:ForeignKey:users.User:related-name=posts:nullable",
    },
  ]);
  const [opens, price] = parseFields(["opens:time:default=09::30", "price:decimal:10,2:min=0"]);
  expect(opens?.options).toEqual({ default: "09:30" });
  expect([price?.args, price?.options]).toEqual([["10,2"], { min: "0" }]);
});

test.each([
  ["title:chr:200", "title: there is no field type chr; did you mean char?"],
  ["title", "title: it has no type."],
  ["title:char:uniqe", "title: there is no option uniqe; did you mean unique?"],
  ["title:char:auto_now", "title: char has no option auto_now."],
  ["title:char:unique=3", "title: unique is a flag and takes no 3."],
  ["author:fk", "author: fk needs its model."],
  [
    "author:fk:users.User:unique",
    "author: fk has no option unique; a relation to one row only is the type o2o.",
  ],
  ["class:char", "class: this is a keyword of Python."],
  [
    "my__name:char",
    "my__name: Django's lookups are written with __, so no field may have it (fields.E002).",
  ],
  ["name_:char", "name_: a name may not end with an underscore (fields.E001)."],
  ["save:bool", "save: every model of Django has save already."],
  ["id:int", "id: every model has an id already; a key of another type is id:uuid:pk."],
  ["Title:char", "Title: names of fields are in lower case."],
  [":char", "field: it has no name; write name:type, such as title:char."],
])("%s is refused", (word, message) => {
  const failure = refusal(() => parseFields([word]));
  expect(failure.message).toBe(message);
  expect(failure.exit).toBe(EXIT.usage);
});

test("names are told apart, also from what the model has", () => {
  expect(refusal(() => parseFields(["a:int", "a:char"])).message).toBe(
    "a: this name is given twice.",
  );
  expect(refusal(() => parseFields(["a:fk:self", "a_id:int"])).message).toContain("a_id");
  expect(refusal(() => parseFields(["a:int"], ["a"])).code).toBe("field-taken");
  expect(parseFields(["id:uuid:pk"])[0]?.name).toBe("id");
});

test("YAML says the same as words", () => {
  const words = [
    "title:char:200:unique",
    "price:decimal:10,2:min=0",
    "status:choice:draft,published:default=draft",
  ];
  const plain = (specs: readonly FieldSpec[]) =>
    specs.map(({ name, type, args, options }) => ({ name, type, args, options }));
  const same = (text: string) =>
    expect(plain(fieldsFromYaml(text))).toEqual(plain(parseFields(words)));
  same(words.map((word) => `- ${word}\n`).join(""));
  same(
    "title: char:200:unique\nprice: decimal:10,2:min=0\nstatus: choice:draft,published:default=draft\n",
  );
  same(`title: {type: char, length: 200, unique: yes, null: no}
price: {type: decimal, digits: "10,2", min: 0}
status: {type: choice, choices: [draft, published], default: draft}
`);
});

test("a domain names its models, and says where one is wrong", () => {
  const domain = domainFromYaml(`apps:
  shop:
    Product: {fields: ["name:char", "order:fk:shop.Order:null"], ordering: [name]}
    Order: [product:fk:Product]
`);
  expect(domain.apps[0]?.models.map(({ name, fields }) => [name, fields.length])).toEqual([
    ["Product", 2],
    ["Order", 1],
  ]);
  expect(domain.apps[0]?.models[0]?.meta).toEqual({ ordering: ["name"] });
  const failure = refusal(() => domainFromYaml("shop: {Product: [name:chr]}", "domain.yaml"));
  expect(failure.message).toBe(
    "domain.yaml, shop.Product: name: there is no field type chr; did you mean char?",
  );
  expect(refusal(() => fieldsFromYaml("a: [", "f.yaml")).message).toContain("f.yaml is not YAML");
});
