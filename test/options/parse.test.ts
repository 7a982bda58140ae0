import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Failure } from "../../src/errors.ts";
import { choice, flag, list, text } from "../../src/options/option.ts";
import { parse } from "../../src/options/parse.ts";

const OPTIONS = {
  directory: text("Folder").positional(),
  preset: choice("Preset", ["api", "web"]),
  timeZone: text("Zone"),
  with: list("Features"),
  yes: flag("Take defaults").short("y"),
  quiet: flag("Say little").short("q"),
  git: flag("Git").default(true),
  force: flag("Overwrite"),
  skipExisting: flag("Keep").excludes("force"),
};

function valuesOf(...argv: string[]) {
  return Object.fromEntries([...parse(OPTIONS, argv)].map(([key, { value }]) => [key, value]));
}

function refusalOf(...argv: string[]): Failure {
  try {
    parse(OPTIONS, argv);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("parse", () => {
  it("reads every kind of option in every form", () => {
    expect(
      valuesOf(
        "shop",
        "--preset=web",
        "--time-zone",
        "UTC",
        "-yq",
        "--no-git",
        "--with",
        "a, b",
        "--with=c",
      ),
    ).toEqual({
      directory: "shop",
      preset: "web",
      timeZone: "UTC",
      yes: true,
      quiet: true,
      git: false,
      with: ["a", "b", "c"],
    });
  });

  it("takes what follows -- as words, and a positional by its flag too", () => {
    expect(valuesOf("--", "--odd")).toEqual({ directory: "--odd" });
    expect(valuesOf("--directory", "shop")).toEqual({ directory: "shop" });
  });

  it("says where a value came from", () => {
    const given = parse(OPTIONS, ["shop", "-y", "--preset", "api"]);
    expect([...given.values()].map(({ source }) => source)).toEqual([
      "-y",
      "--preset",
      "<directory>",
    ]);
  });

  it.each([
    [["--pre-set", "api"], "unknown-flag", "Did you mean --preset?"],
    [["--no-gti"], "unknown-flag", "Did you mean --no-git?"],
    [["-z"], "unknown-flag", "--help lists every flag."],
    [["--no-preset", "api"], "unknown-flag", "Did you mean --preset?"],
    [["--preset"], "value-missing", "Write --preset PRESET."],
    [["--preset", "--yes"], "value-missing", "Write --preset PRESET."],
    [["--yes=1"], "flag-with-value", "Write --yes alone."],
    [["--git=false"], "flag-with-value", "Write --no-git."],
    [["--preset", "api", "--preset", "web"], "given-twice", "Leave one of them out."],
    [["--git", "--no-git"], "given-twice", "Leave one of them out."],
    [["a", "--directory", "b"], "given-twice", "Leave one of them out."],
    [["--force", "--skip-existing"], "conflicting-flags", "Leave one of them out."],
    [
      ["a", "b"],
      "unexpected-argument",
      "Put quotes around a value with spaces; --help shows what can be given.",
    ],
  ])("refuses %j", (argv, code, next) => {
    const failure = refusalOf(...argv);
    expect(failure).toMatchObject({ code, next, exit: 2 });
  });

  it("lets the same value be given twice", () => {
    expect(valuesOf("--preset", "api", "--preset", "api", "-y", "--yes")).toEqual({
      preset: "api",
      yes: true,
    });
  });

  it("gives values or a Failure for any words at all", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom("--preset", "-y", "--with=", "--", "--no-", "-", "--=", "--git"),
    );
    fc.assert(
      fc.property(fc.array(word), (argv) => {
        try {
          parse(OPTIONS, argv);
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
    );
  });
});
