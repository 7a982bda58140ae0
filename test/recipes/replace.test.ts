import { describe, expect, it } from "vitest";
import type { Catalogue } from "../../src/recipes/plan.ts";
import { planFeatures, planProject } from "../../src/recipes/plan.ts";
import { TemplateSource } from "../../src/render/templates.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { ANSWERS } from "../answers.ts";

const FILES: Record<string, string> = {
  "project/pyproject.toml": "[project]\n",
  "project/server.py": "plain\n",
  "project/settings.py": 'WORKER = "plain"\n',
  "features/tools/settings.py.merge": 'TOOL = "hammer"\n',
  "features/accounts/settings.py.replace": 'WORKER = "better"\n',
  "features/pages/login.html": "plain login\n",
  "features/pages/footer.html": "plain footer\n",
  "features/accounts/login.html.replace": "login with two factors\n",
  "features/accounts/server.py.replace": "better\n",
  "features/i18n/locale.txt": "de\n",
  "features/i18n+pages/footer.html.replace": "footer with languages\n",
};

const folders = [...new Set(Object.keys(FILES).map((path) => path.replace(/\/[^/]+$/, "")))];
const catalogue: Catalogue = {
  features: [
    { name: "i18n", summary: "" },
    { name: "tools", summary: "" },
    { name: "pages", summary: "" },
    { name: "accounts", summary: "", requires: ["pages"] },
  ],
  basePackages: () => ({}),
  order: { compare: () => undefined, together: () => false },
  requirement: (name) => name,
  templates: new TemplateSource({
    folders,
    load: async (folder) =>
      Object.entries(FILES)
        .filter(([path]) => path.startsWith(`${folder}/`))
        .map(([path, content]) => ({ path, content })),
  }),
};

async function created(features: string[]): Promise<MemoryTree> {
  const { changes } = await planProject({ ...ANSWERS, features }, catalogue);
  return new MemoryTree(new Map(changes.files.map(({ path, after }) => [path, after ?? ""])));
}

async function added(tree: MemoryTree, installed: string[], names: string[]) {
  return planFeatures(tree, { ...ANSWERS, features: installed }, names, catalogue);
}

describe("a template that takes the place of another one", () => {
  it("stands in for a file of the base, of a required feature, and of the other one of a pair", async () => {
    const tree = await created(["i18n", "pages", "accounts"]);
    expect(tree.read("server.py")).toBe("better\n");
    expect(tree.read("login.html")).toBe("login with two factors\n");
    expect(tree.read("footer.html")).toBe("footer with languages\n");
  });

  it("does so too where its feature comes later", async () => {
    const { changes, collisions } = await added(
      await created(["pages"]),
      ["pages"],
      ["i18n", "accounts"],
    );
    const texts = Object.fromEntries(changes.files.map(({ path, after }) => [path, after]));
    expect(texts).toMatchObject({
      "server.py": "better\n",
      "login.html": "login with two factors\n",
      "footer.html": "footer with languages\n",
    });
    expect(collisions).toEqual([]);
  });

  it("keeps what other features brought into the file, whichever comes last", async () => {
    const late = await added(await created(["tools"]), ["tools"], ["pages", "accounts"]);
    const text = late.changes.read("settings.py");
    expect(text).toBe((await created(["tools", "pages", "accounts"])).read("settings.py"));
    expect(text).toBe('WORKER = "better"\n\nTOOL = "hammer"\n');
    expect(late.collisions).toEqual([]);
  });

  it("leaves a file that was edited to whoever decides", async () => {
    const plain = await created(["pages"]);
    const texts = plain.list().map((path): [string, string] => [path, plain.read(path) ?? ""]);
    const edited = new MemoryTree([...texts, ["login.html", "ours\n"]]);
    const { collisions } = await added(edited, ["pages"], ["accounts"]);
    expect(collisions.map(({ path }) => path)).toEqual(["login.html"]);
  });

  it("finds itself there already, and so does what it replaced", async () => {
    const features = ["i18n", "pages", "accounts"];
    const { changes, collisions } = await added(await created(features), [], features);
    expect(changes.files.map(({ path }) => path)).toEqual([]);
    expect(collisions).toEqual([]);
  });
});
