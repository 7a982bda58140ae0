import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { NO_ORDER } from "../../src/wiring/index.ts";
import { assembled } from "../../src/python/assemble.ts";
import { mergePython } from "../../src/python/merge.ts";
import { loadPython } from "../../src/python/parse.ts";

beforeAll(loadPython);

const MODULES = [
  "datetime",
  "django.db",
  "django.apps",
  "rest_framework",
  "apps.blog.models",
  ".models",
  "..core",
  "Shop.views",
  "shop.views",
];
const NAMES = ["models", "Post", "POSTS", "reverse", "Tag", "Tag2", "Tag10", "url"];
const CLASSES = ["Post", "PostTests", "Tag", "Tag2", "make_post", "Zebra"];

const importLine = fc.oneof(
  fc
    .tuple(fc.constantFrom(...MODULES), fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 }))
    .map(([module, names]) => `from ${module} import ${names.join(", ")}`),
  fc
    .tuple(fc.constantFrom(...MODULES), fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 }))
    .map(
      ([module, names]) =>
        `from ${module} import (\n${names.map((name) => `    ${name},\n`).join("")})`,
    ),
  fc.constantFrom(
    "import datetime",
    "import os.path",
    "import os.environ",
    "import factory as f",
    "from django.db import models as m",
    "import uuid",
  ),
);
const definition = fc
  .tuple(
    fc.constantFrom(...CLASSES),
    fc.constantFrom(...CLASSES, "models.Model", "models.Post", "x.Tag2"),
    fc.boolean(),
  )
  .map(([name, other, isDecorated]) => {
    const decorator = isDecorated ? `@register(${other})\n` : "";
    if (/^[a-z]/.test(name))
      return `${decorator}def ${name}(row: ${other}) -> None:\n    """Makes."""\n    return ${other}()`;
    return `${decorator}class ${name}(\n    ${other},\n):\n    title = 1\n\n    def f(self):\n        return "${other}"`;
  });
const fragment = fc
  .tuple(
    fc.array(importLine, { maxLength: 4 }),
    fc.array(definition, { minLength: 1, maxLength: 3 }),
  )
  .map(
    ([imports, definitions]) =>
      `${imports.map((line) => `${line}\n`).join("")}\n\n${definitions.join("\n\n\n")}\n`,
  );

describe("assembled", () => {
  it("makes what merging makes, where it makes anything", () => {
    let made = 0;
    fc.assert(
      fc.property(fc.array(fragment, { minLength: 1, maxLength: 4 }), (fragments) => {
        const text = assembled(fragments, NO_ORDER, { firstParty: ["shop"] });
        if (text === undefined) return;
        made++;
        expect(text).toBe(mergePython("", fragments, NO_ORDER, { firstParty: ["shop"] }).text);
      }),
      { numRuns: 400 },
    );
    // How many are plain is up to chance; none would prove nothing.
    expect(made).toBeGreaterThan(10);
  });

  it.each([
    ["a comment at the top level", "# noqa\nimport os\n"],
    ["a statement between imports", "import os\nX = 1\nimport re\n"],
    ["an import under a condition", "if True:\n    import os\n"],
    ["a string over several lines", 'class A:\n    """\nclass B:\n    """\n'],
    ["an unfinished decorator", "@one\n"],
    ["a class that is there in two forms", "class A:\n    a = 1\n\n\nclass A:\n    b = 1\n"],
    ["an import of what is defined there", "from x import A\n\n\nclass A:\n    a = 1\n"],
    ["two imports of one name", "from x import A\nfrom y import A\n"],
    ["a star", "from x import *\n"],
  ])("leaves %s to merging", (_, code) => {
    expect(assembled([code], NO_ORDER)).toBeUndefined();
  });
});
