import { describe, expect, it } from "vitest";
import type { Feature } from "../../src/recipes/feature.ts";
import { resolveFeatures } from "../../src/recipes/resolve.ts";
import { ANSWERS } from "../answers.ts";

const CATALOGUE: Feature[] = [
  { name: "drf", summary: "" },
  { name: "jwt", summary: "", requires: ["drf"] },
  {
    name: "k8s",
    summary: "",
    unavailable: ({ database }) => (database === "sqlite" ? "a file has one writer" : undefined),
  },
  { name: "scaling", summary: "", requires: ["k8s"] },
  { name: "pages", summary: "", conflicts: { drf: "both own the root address" } },
];
const resolve = (choice: Partial<Parameters<typeof resolveFeatures>[1]>) =>
  resolveFeatures(CATALOGUE, { with: [], answers: ANSWERS, ...choice });

describe("resolveFeatures", () => {
  it("brings what a feature requires, says so, and keeps the order of the catalogue", () => {
    expect(resolve({ with: ["jwt"] })).toEqual({
      features: ["drf", "jwt"],
      brought: [{ feature: "drf", by: "jwt" }],
      dropped: [],
      parts: [],
    });
  });

  it("takes a part for the whole that brings it, and does not leave it out alone", () => {
    const catalogue = [...CATALOGUE, { name: "throttling", summary: "", partOf: "drf" }];
    const choose = (choice: Partial<Parameters<typeof resolveFeatures>[1]>) =>
      resolveFeatures(catalogue, { with: [], answers: ANSWERS, ...choice });
    expect(choose({ with: ["throttling"] })).toEqual({
      features: ["drf"],
      brought: [],
      dropped: [],
      parts: [{ feature: "throttling", of: "drf" }],
    });
    expect(choose({ preset: ["throttling"] }).features).toEqual(["drf"]);
    expect(() => choose({ preset: ["drf"], without: ["throttling"] })).toThrow("is a part of drf");
  });

  it("does not say that a feature was brought which was asked for", () => {
    expect(resolve({ with: ["jwt", "drf"] }).brought).toEqual([]);
  });

  it("leaves out of a preset what was left out, and what cannot work without it", () => {
    const { features, dropped } = resolve({ preset: ["drf", "jwt", "k8s"], without: ["drf"] });
    expect(features).toEqual(["k8s"]);
    expect(dropped).toEqual([{ feature: "jwt", reason: "jwt requires drf: drf is left out" }]);
  });

  it("refuses by name what was left out", () => {
    expect(() => resolve({ with: ["jwt"], without: ["drf"] })).toThrow(
      "jwt requires drf: drf is left out",
    );
  });

  it("drops from a preset, and refuses by name, what the answers rule out", () => {
    const answers = { ...ANSWERS, database: "sqlite" as const };
    expect(resolve({ preset: ["scaling"], answers }).features).toEqual([]);
    expect(() => resolve({ with: ["scaling"], answers })).toThrow("a file has one writer");
  });

  it("refuses features that conflict, whichever was named first", () => {
    expect(() => resolve({ with: ["drf", "pages"] })).toThrow("both own the root address");
    expect(() => resolve({ with: ["pages", "drf"] })).toThrow("both own the root address");
  });

  it("names the features there are where one is unknown", () => {
    expect(() => resolve({ with: ["drff"] })).toThrow('There is no feature named "drff".');
    expect(() => resolve({ without: ["drff"] })).toThrow("drff");
  });
});
