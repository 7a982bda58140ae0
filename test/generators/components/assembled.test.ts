import { describe, expect, it, vi } from "vitest";
import type * as Assemble from "../../../src/python/assemble.ts";
import { mergePython } from "../../../src/python/merge.ts";
import { kinds } from "../../../generators/components/index.ts";
import { BLOG, planned } from "./planned.ts";

const compared: { quick: string; merged: string }[] = [];

vi.mock(import("../../../src/python/assemble.ts"), async (original) => {
  const { assembled } = await (original() as Promise<typeof Assemble>);
  return {
    assembled(fragments, order, options) {
      const quick = assembled(fragments, order, options);
      if (quick !== undefined)
        compared.push({ quick, merged: mergePython("", fragments, order, options).text });
      return quick;
    },
  };
});

const API = {
  ...BLOG,
  "requirements.txt": `${BLOG["requirements.txt"]}djangorestframework==3.16\n`,
  "site_config/settings.py": BLOG["site_config/settings.py"]!.replace(
    '    "blog",',
    '    "django.contrib.admin",\n    "rest_framework",\n    "blog",',
  ),
};

const examples = await Promise.all(
  kinds.map(async ({ name, load }) => {
    const { default: generator } = await load();
    return generator.examples
      .map((line) => line.replace(/^generate /, ""))
      .filter((line) => line.startsWith(name));
  }),
);

describe("new modules that are put together without a parser", () => {
  it.each(examples.flat())("%s: are what merging makes", async (line) => {
    compared.length = 0;
    // Some examples are about things that this repository does not have.
    await planned(line.split(" "), API).catch(() => undefined);
    for (const { quick, merged } of compared) expect(quick).toBe(merged);
  });

  it("are most of what a resource consists of", async () => {
    compared.length = 0;
    const words =
      "resource shop.Product name:char:120:unique price:decimal:10,2 status:choice:draft,sold post:fk:blog.Post tags:m2m:blog.Post";
    await planned(words.split(" "), API);
    expect(compared.length).toBeGreaterThan(8);
    for (const { quick, merged } of compared) expect(quick).toBe(merged);
  });
});
