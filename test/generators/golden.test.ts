import { describe, expect, it } from "vitest";
import { features } from "../../generators/features/index.ts";
import { catalogue } from "../../generators/index.ts";
import { PRESETS, type Preset } from "../../generators/presets.ts";
import { planProject } from "../../src/recipes/plan.ts";
import { resolveFeatures } from "../../src/recipes/resolve.ts";
import { ANSWERS } from "../answers.ts";

/** The files that many features write to: what a reviewer reads when a merge or a table changes. */
const MERGED = [
  ".env.example",
  "README.md",
  "compose.production.yaml",
  "config/settings/base.py",
  "config/settings/production.py",
  "config/urls.py",
  "pyproject.toml",
];

describe.each(Object.keys(PRESETS) as Preset[])("the preset %s", (preset) => {
  it("makes the tree that was reviewed", async () => {
    const chosen = resolveFeatures(features, {
      preset: PRESETS[preset],
      with: [],
      answers: ANSWERS,
    });
    const { changes } = await planProject({ ...ANSWERS, features: chosen.features }, catalogue);
    const files = new Map(changes.files.map(({ path, after }) => [path, after ?? ""]));
    await expect([...files.keys()].join("\n") + "\n").toMatchFileSnapshot(
      `../golden/${preset}/tree.txt`,
    );
    for (const path of MERGED) {
      const text = files.get(path);
      if (text !== undefined) await expect(text).toMatchFileSnapshot(`../golden/${preset}/${path}`);
    }
  });
});
