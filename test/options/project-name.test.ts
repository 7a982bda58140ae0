import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectNameProblem } from "../../src/options/project-name.ts";

describe("projectNameProblem", () => {
  it.each(["shop", "my-app", "my_app", "a", "shop2", "crm-2024", "users-service"])(
    "takes %s",
    (name) => {
      expect(projectNameProblem(name)).toBeUndefined();
    },
  );

  it.each([
    ["class", "class is a keyword of Python", "class-site"],
    ["match", "match is a keyword of Python", "match-site"],
    ["none", "none is a keyword of Python", "none-site"],
    ["test", "test is Python's own test package", "test-site"],
    ["django", "django is Django itself", "django-site"],
    ["json", "import json means a module of Python's standard library", "json-site"],
    ["calendar", "import calendar means a module of Python's standard library", "calendar-site"],
    ["annotationlib", "standard library", "annotationlib-site"],
    ["imp-lib", undefined, undefined],
    ["celery", "import celery means a package that projects install", "celery-site"],
    ["rest-framework", "import rest_framework means a package", "rest-framework-site"],
    ["djangorestframework", "a package that projects install", "djangorestframework-site"],
    ["config", "config is the package of the project's settings", "config-site"],
    ["apps", "the folder of the project's own applications", "apps-site"],
    ["con", "con is the name of a device on Windows", "con-site"],
    ["lpt1", "lpt1 is the name of a device on Windows", "lpt1-site"],
    ["my app", "it has a space", "my-app"],
    ["1shop", "it starts with a digit", "shop"],
    ["naïve-shop", "plain ASCII letters", "naive-shop"],
    ["商店", "plain ASCII letters", "my-project"],
    ["MyShop", "it has capital letters", "myshop"],
    ["shop!", '"!" cannot be part of a Python name', "shop"],
    ["my.shop", '"." cannot be part of a Python name', "my-shop"],
    ["-shop", "starts with a letter", "shop"],
    ["shop_", "ends with a letter or digit", "shop"],
    ["my--shop", "two dashes or underscores in a row", "my-shop"],
    ["s".repeat(51), "it is longer than 50 letters", "s".repeat(40)],
  ])("%s: %s", (name, reason, suggestion) => {
    const problem = projectNameProblem(name);
    if (reason === undefined) return expect(problem).toBeUndefined();
    expect(problem?.reason).toContain(reason);
    expect(problem?.suggestion).toBe(`Take another name, such as ${suggestion}.`);
  });

  it("suggests a name that it takes itself, for any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme" })), (name) => {
        const suggestion = projectNameProblem(name)?.suggestion;
        const better = suggestion?.match(/such as (.*)\.$/s)?.[1];
        if (better !== undefined) expect(projectNameProblem(better)).toBeUndefined();
      }),
    );
  });
});
