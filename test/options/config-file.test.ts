import { describe, expect, it } from "vitest";
import { parseConfig } from "../../src/options/config-file.ts";
import { createOptions } from "../../src/options/create-options.ts";

function valuesOf(text: string) {
  const given = parseConfig(createOptions, text, "answers.yaml");
  return Object.fromEntries([...given].map(([key, { value }]) => [key, value]));
}

describe("parseConfig", () => {
  it("reads YAML with keys in either spelling", () => {
    const text =
      "directory: shop\ntime-zone: Europe/Berlin\npackageManager: pip\nwith: [celery, sentry]\nwithout: cors, csp\n";
    expect(valuesOf(text)).toEqual({
      directory: "shop",
      timeZone: "Europe/Berlin",
      packageManager: "pip",
      with: ["celery", "sentry"],
      without: ["cors", "csp"],
    });
  });

  it("reads JSON", () => {
    expect(valuesOf('{ "preset": "web", "git": false, "yes": true, "with": ["celery"] }')).toEqual({
      preset: "web",
      git: false,
      yes: true,
      with: ["celery"],
    });
  });

  it("keeps versions as they are written, quoted or not", () => {
    expect(valuesOf("python: 3.10\ndjango: '6.0'")).toEqual({ python: "3.10", django: "6.0" });
  });

  it("knows the negative spelling of a flag", () => {
    expect(valuesOf("no-git: true\nnoInstall: true")).toEqual({ git: false, install: false });
  });

  it("takes an empty file, and a key without a value, for no answer", () => {
    expect(valuesOf("")).toEqual({});
    expect(valuesOf("# nothing yet\npreset:\nauthor: null")).toEqual({});
  });

  it("says where a value came from", () => {
    const given = parseConfig(createOptions, "preset: nope", "answers.yaml");
    expect(given.get("preset")?.source).toBe("preset in answers.yaml");
  });

  it.each([
    ["presett: api", "unknown-key", "Did you mean preset?"],
    ["constructor: api", "unknown-key", undefined],
    ["__proto__: api", "unknown-key", undefined],
    ["config: other.yaml", "unknown-key", undefined],
    ["cwd: /", "unknown-key", undefined],
    ["time-zone: UTC\ntimeZone: UTC", "given-twice", undefined],
    ["preset: api\npreset: web", "config-syntax", undefined],
    ["preset: [api", "config-syntax", undefined],
    ["- preset", "config-form", undefined],
    ["just text", "config-form", undefined],
    ["preset: [api, web]", "config-value", undefined],
    ["with: { a: 1 }", "config-value", undefined],
    ["git: perhaps", "config-value", undefined],
  ])("refuses %j", (text, code, next) => {
    expect(() => valuesOf(text)).toThrow(
      expect.objectContaining({ code, exit: 2, ...(next && { next }) }),
    );
  });
});
