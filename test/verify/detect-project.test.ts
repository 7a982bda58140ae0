import { describe, expect, it } from "vitest";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { ChangeSet } from "../../src/changes/change-set.ts";
import { detectProject } from "../../src/verify/detect-project.ts";

function manage(settings: string): string {
  return `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${settings}")\n`;
}

function tree(files: Readonly<Record<string, string>>) {
  const changes = new ChangeSet(new MemoryTree());
  for (const [path, text] of Object.entries(files)) changes.write(path, text, "given");
  return changes;
}

describe("detectProject", () => {
  const several = tree({
    "examples/shop/manage.py": manage("shop.settings"),
    "tests/manage.py": manage("tests.settings"),
  });

  it("goes by the manage.py that is least deep", () => {
    expect(detectProject("/home/ada/shop", several).managePy).toBe("tests/manage.py");
  });

  it("goes by the one that was asked for", () => {
    expect(detectProject("/home/ada/shop", several, "examples/shop/manage.py")).toMatchObject({
      managePy: "examples/shop/manage.py",
      settings: { development: "shop.settings" },
      testFolder: "examples/shop",
    });
  });

  it("needs one", () => {
    expect(() => detectProject("/home/ada/shop", tree({}))).toThrow("no manage.py");
  });
});
