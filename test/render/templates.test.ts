import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { folderStore } from "../../src/render/store.ts";
import { TemplateSource } from "../../src/render/templates.ts";

const root = mkdtempSync(join(tmpdir(), "templates-"));
let source: TemplateSource;

beforeAll(() => {
  const files = {
    "project/manage.py": "#!/usr/bin/env python\r\n",
    "project/apps/__init__.py": "",
    "project/README.md.hbs": "# <% name %>\n",
    "project/ci.yml.hbs": "<%#if github%>\non: push\n<%/if%>\n",
    "features/celery/deploy/run.sh.hbs": "echo <% name %>\n",
    "features/celery/pyproject.toml.merge": "[tool.x]\na = '<% name %>'\n",
    "features/celery/config/settings/base.py.merge.hbs": "NAME = <% quote name %>\n",
    "features/celery+redis/a.txt": "a",
    "features/broken/a.txt.hbs": "<%#if x%>",
    "components/api/viewset.py.hbs": "class <% name %>: ...\n",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  source = new TemplateSource(folderStore(root));
});

afterAll(() => rmSync(root, { recursive: true }));

test("folders are listed without loading them", () => {
  expect(source.folders("features")).toEqual(["broken", "celery", "celery+redis"]);
  expect(source.folders("components")).toEqual(["api"]);
});

test("a template is the file it becomes, at the path it becomes", async () => {
  const files = [...(await source.load("project")), ...(await source.load("features/celery"))];
  const shown = files.map((file) => [
    file.target,
    file.merge,
    file.executable,
    file.render({ name: "shop", github: false }),
  ]);
  expect(shown).toEqual([
    ["README.md", false, false, "# shop\n"],
    ["apps/__init__.py", false, false, ""],
    ["ci.yml", false, false, undefined],
    ["manage.py", false, true, "#!/usr/bin/env python\n"],
    ["config/settings/base.py", true, false, 'NAME = "shop"\n'],
    ["deploy/run.sh", false, true, "echo shop\n"],
    ["pyproject.toml", true, false, "[tool.x]\na = '<% name %>'\n"],
  ]);
});

test("a folder that is not there holds nothing; one that was not loaded is an error", async () => {
  expect(await source.load("features/none")).toEqual([]);
  expect(source.files("features/none")).toEqual([]);
  expect(() => source.files("components/api")).toThrow("components/api were asked for before");
});

test("an error of syntax names the template", async () => {
  await expect(source.load("features/broken")).rejects.toThrow(
    "templates/features/broken/a.txt.hbs: Parse error",
  );
});
