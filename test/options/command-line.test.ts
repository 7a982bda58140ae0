import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { argumentsFor, quoted } from "../../src/options/command-line.ts";
import { choice, flag, list, text } from "../../src/options/option.ts";
import { gather } from "../../src/options/gather.ts";
import { parse } from "../../src/options/parse.ts";

const OPTIONS = {
  directory: text("Folder").positional(),
  name: text("Name").default((known) => String(known["directory"]).toLowerCase()),
  preset: choice("Preset", ["api", "web"]).default("api"),
  with: list("Features"),
  git: flag("Git").optional().default(undefined),
  install: flag("Install").default(true),
  force: flag("Force"),
  yes: flag("Yes"),
};

const REPEATING = { always: ["preset"], never: ["yes"] };

async function valuesOf(argv: readonly string[]) {
  const { values } = await gather(OPTIONS, parse(OPTIONS, argv), {
    missing: () => "default",
    prompts: async () => {
      throw new Error("nobody is asked");
    },
  });
  return values;
}

describe("argumentsFor", () => {
  it("leaves defaults out, also those that follow from other values", () => {
    const values = {
      directory: "Shop",
      name: "shop",
      preset: "api",
      with: [],
      install: true,
      force: false,
      yes: true,
    };
    expect(argumentsFor(OPTIONS, values, REPEATING)).toEqual(["Shop", "--preset", "api"]);
  });

  it("gives back the values that it was made from", async () => {
    // Commas part the values of a list, and white space around them is theirs.
    const feature = fc.stringMatching(/^[a-z][a-z0-9-]*$/);
    const values = fc.record({
      directory: fc.string({ minLength: 1 }),
      name: fc.string({ minLength: 1 }),
      preset: fc.constantFrom("api", "web"),
      with: fc.uniqueArray(feature),
      git: fc.constantFrom(true, false, undefined),
      install: fc.boolean(),
      force: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(values, async (wanted) => {
        const argv = argumentsFor(OPTIONS, wanted, REPEATING);
        expect(await valuesOf(argv)).toEqual({ ...wanted, yes: false });
      }),
    );
  });
});

describe("quoted", () => {
  it("leaves plain words alone, and puts others in quotes", () => {
    expect(quoted(["shop", "--author", "O'Brien & Söhne", ""], "linux")).toBe(
      String.raw`shop --author 'O'\''Brien & Söhne' ''`,
    );
    expect(quoted(["my shop", 'a "b"'], "win32")).toBe(String.raw`"my shop" "a \"b\""`);
  });

  it.skipIf(process.platform === "win32")("is what a shell reads as these words", () => {
    const word = fc.string({ unit: "binary" }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (words) => {
        const script = `printf '%s\\0' x ${quoted(words, "linux")}`;
        const read = execFileSync("sh", ["-c", script], { encoding: "utf8" });
        expect(read.split("\0").slice(1, -1)).toEqual(words);
      }),
      { numRuns: 30 },
    );
  });
});
