import { describe as suite, expect, it } from "vitest";
import { features } from "../../generators/features/index.ts";
import { options as addOptions } from "../../src/cli/commands/add.ts";
import { createOptions } from "../../src/options/create-options.ts";
import { describe } from "../../src/options/describe.ts";

suite("describe", () => {
  it("says all that a program needs to give the options", async () => {
    const all = await describe(createOptions);
    expect(all.map(({ name }) => name)).toEqual(Object.keys(createOptions));
    const of = (wanted: string) => all.find(({ name }) => name === wanted);
    expect(of("directory")).toMatchObject({ flag: "--directory", kind: "text", positional: true });
    expect(of("timeZone")).toMatchObject({ flag: "--time-zone", default: "UTC" });
    expect(of("django")?.choices).toContainEqual({
      value: "5.2",
      label: "LTS, supported to April 2028",
    });
    expect(of("django")?.refused).toHaveProperty(["4.2"]);
    expect(of("with")?.choices?.map(({ value }) => value)).toContain("celery");
    expect(of("with")?.choices?.map(({ value }) => value)).not.toContain("redis");
    expect(of("skipExisting")).toMatchObject({ excludes: ["--force"], default: false });
    expect(of("yes")).toMatchObject({ short: "-y", kind: "flag" });
    expect(of("name")).not.toHaveProperty("default");
  });

  it("refuses what only supports other features, and names these", () => {
    const supporting = features.filter((feature) => feature.supporting).map(({ name }) => name);
    for (const option of [createOptions.with, createOptions.without, addOptions.features]) {
      expect(Object.keys(option.spec.refused)).toEqual(supporting);
      for (const [name, reason] of Object.entries(option.spec.refused)) {
        const dependents = features.filter(({ requires }) => requires?.includes(name));
        expect(reason).toContain(dependents.map((feature) => feature.name).join(", "));
      }
    }
  });
});
