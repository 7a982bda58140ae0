import { describe, expect, it } from "vitest";
import { nearest } from "../../src/options/nearest.ts";

describe("nearest", () => {
  it.each([
    ["databse", ["database", "django"], "database"],
    ["aip", ["minimal", "api", "web"], "api"],
    ["POSTGRES", ["postgres", "mysql"], "postgres"],
    ["postgresql", ["postgres", "mysql", "sqlite"], "postgres"],
    ["berlin", ["Europe/Berlin", "Europe/Dublin"], "Europe/Berlin"],
    ["open", ["openapi", "docker"], "openapi"],
    ["mongodb", ["postgres", "mysql", "sqlite"], undefined],
    ["", ["a", "b"], "a"],
  ])("%j among %j is %j", (value, candidates, meant) => {
    expect(nearest(value, candidates)).toBe(meant);
  });
});
