import { describe, expect, it } from "vitest";
import { languageProblem } from "../../src/options/language.ts";

describe("languageProblem", () => {
  it.each(["en-us", "en", "de", "de-at", "pt-br", "zh-hans", "kab", "sr-latn"])(
    "takes %s",
    (code) => {
      expect(languageProblem(code, { django: "5.2" })).toBeUndefined();
    },
  );

  it("takes a language from the line of Django that has it", () => {
    expect(languageProblem("ht", { django: "5.2" })).toBeDefined();
    expect(languageProblem("ht", { django: "6.1" })).toBeUndefined();
  });

  it.each([
    ["pt-BR", "Did you mean pt-br?"],
    ["en_US", "Did you mean en-us?"],
    ["zh-cn", "Write a code such as en-us, de or pt-br."],
    ["klingon", "Write a code such as en-us, de or pt-br."],
    ["", "Write a code such as en-us, de or pt-br."],
  ])("refuses %j: %s", (code, suggestion) => {
    expect(languageProblem(code, {})?.suggestion).toBe(suggestion);
  });
});
