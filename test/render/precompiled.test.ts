import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

import { groupModule, storeModule } from "../../scripts/build/template-modules.ts";
import { template } from "../../src/render/runtime.ts";
import { store } from "../../src/render/store.ts";
import type { StoredTemplate } from "../../src/render/template-file.ts";

const root = fileURLToPath(new URL("../../templates", import.meta.url));

/** The default export of a module that the build makes, evaluated. */
function evaluated(group: string): Record<string, () => StoredTemplate[]> {
  const body = groupModule(root, group).replace(/^import .*\nexport default/, "return");
  return new Function("template", body)(template) as Record<string, () => StoredTemplate[]>;
}

test("the build's store has the folders of the disk's", () => {
  expect(storeModule(root)).toContain(`folders: ${JSON.stringify(store.folders)}`);
});

test("what the build makes of our templates is what development loads", async () => {
  const isAlone = (folder: string) => folder.startsWith("components/") || folder === "features/ai";
  const groups = ["project", "features", ...store.folders.filter(isAlone)].map(evaluated);
  const built: ReturnType<typeof evaluated> = Object.assign({}, ...groups);
  expect(Object.keys(built).sort()).toEqual([...store.folders].sort());
  const plain = (stored: readonly StoredTemplate[]) =>
    stored.map(({ path, content }) => [path, typeof content === "string" ? content : "rendered"]);
  for (const folder of store.folders) {
    expect(plain(built[folder]?.() ?? [])).toEqual(plain(await store.load(folder)));
  }
});
