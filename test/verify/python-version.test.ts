import { describe, expect, it } from "vitest";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { dependenciesOf } from "../../src/verify/dependencies.ts";
import { pythonVersionOf, satisfies } from "../../src/verify/python-version.ts";

describe("satisfies", () => {
  it.each([
    ["3.13", "", true],
    ["3.13", ">=3.12", true],
    ["3.11", ">=3.12", false],
    ["3.14", ">=3.12,<3.14", false],
    ["3.13", ">=3.12, <4", true],
    ["3.13", ">=3.13.2", true],
    ["3.12", "~=3.12", true],
    ["3.13", "~=3.12", true],
    ["3.13", "==3.13.*", true],
    ["3.13", "==3.12.*", false],
    ["3.13", "!=3.13.1", true],
    ["3.12", ">3.12", false],
  ])("%s in %j is %s", (version, specifier, expected) => {
    expect(satisfies(version, specifier)).toBe(expected);
  });
});

describe("pythonVersionOf", () => {
  const of = (files: Record<string, string>, requires = ">=3.10") => {
    const pyproject = `[project]\nrequires-python = "${requires}"\ndependencies = ["django"]\n`;
    const all = { ...files, "pyproject.toml": pyproject + (files["pyproject.toml"] ?? "") };
    const tree = new MemoryTree(Object.entries(all));
    return pythonVersionOf(tree, dependenciesOf(tree, "manage.py"));
  };

  it("is the one that the project names", () => {
    expect(of({ ".python-version": "3.12\n" })).toBe("3.12");
    expect(of({ Dockerfile: "FROM python:3.11-slim AS build\n" })).toBe("3.11");
    const table = '[tool.django-expert]\nname = "shop"\npython = "3.14"\nfeatures = []\n';
    expect(of({ "pyproject.toml": table })).toBe("3.14");
  });

  it("is one that the project allows", () => {
    expect(of({ ".python-version": "3.11" }, ">=3.12")).toBe("3.13");
    expect(of({}, ">=3.10,<3.12")).toBe("3.11");
    expect(of({}, "==3.8.*")).toBe("3.8");
    const tree = new MemoryTree([["requirements.txt", "Django~=4.2.1\n"]]);
    expect(pythonVersionOf(tree, dependenciesOf(tree, "manage.py"))).toBe("3.12");
  });
});
