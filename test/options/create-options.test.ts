import { expect, it } from "vitest";
import { problemOf } from "../../src/options/accept.ts";
import { createOptions } from "../../src/options/create-options.ts";

it("declares defaults that pass their own checks, because runs do not check them again", async () => {
  for (const django of ["5.2", "6.0", "6.1"]) {
    for (const [key, option] of Object.entries(createOptions)) {
      const value: unknown = option.spec.default;
      if (typeof value !== "string" || value === "") continue;
      expect([key, await problemOf(option, value, { django })]).toEqual([key, undefined]);
    }
  }
});
