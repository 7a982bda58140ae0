import { describe, expect, it } from "vitest";
import { helpFor } from "../../src/cli/help.ts";
import { COMMANDS } from "../../src/cli/commands.ts";
import { wrap } from "../../src/options/help.ts";

describe("help", () => {
  it("of create-django-expert is this", async () => {
    await expect(await helpFor("create-django-expert", [])).toMatchFileSnapshot("create-help.txt");
  });

  it.each([undefined, ...COMMANDS.map(({ name }) => name)])(
    "fits a screen: django-expert %s",
    async (topic) => {
      const text = await helpFor("django-expert", topic === undefined ? [] : [topic]);
      for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
      expect(text).toContain("Usage\n  django-expert");
    },
  );

  it("fits a narrower terminal", async () => {
    const text = await helpFor("create-django-expert", [], 80);
    const table = text.slice(0, text.indexOf("Examples"));
    for (const line of table.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("breaks lines between words", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrap("a  aligned", 20)).toEqual(["a  aligned"]);
    expect(wrap("", 5)).toEqual([""]);
  });
});
