import { beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "../../generators/index.ts";
import { PRESETS, type Preset } from "../../generators/presets.ts";
import {
  isExact,
  planModule,
  plansModule,
  preparedPresets,
  type PreparedPreset,
} from "../../scripts/build/prepared-modules.ts";
import type { Answers } from "../../src/recipes/answers.ts";
import { planProject } from "../../src/recipes/plan.ts";
import {
  answersKey,
  PLACEHOLDER,
  prepare,
  preparedFor,
  type PreparedPlan,
  type PreparedPlans,
} from "../../src/recipes/prepared.ts";
import { ANSWERS } from "../answers.ts";

/** Also what is written in the files anyway, and what looks like the placeholder or a part of it. */
const NAMES = [
  "my-app",
  "web",
  "default",
  "read-me",
  "title",
  "name",
  "x_y-z9",
  "prepared",
  "zq",
  PLACEHOLDER,
  "zq_prepared_project_qz",
  `${PLACEHOLDER}-${PLACEHOLDER}`,
];

let presets: PreparedPreset[];

beforeAll(async () => {
  presets = await preparedPresets();
}, 120_000);

function plans(): PreparedPlans {
  return Object.fromEntries(
    presets.map(({ answers, plan }) => [answersKey(answers), async () => plan]),
  );
}

describe("a prepared plan", () => {
  it("is there for every preset", () => {
    expect(presets.map(({ preset }) => preset)).toEqual(Object.keys(PRESETS));
  });

  it.each(Object.keys(PRESETS) as Preset[])(
    "of the preset %s is what composing gives, whatever the name",
    async (preset) => {
      const { plan, answers } = prepared(preset);
      for (const name of NAMES)
        expect([name, await isExact(plan, { ...answers, name })]).toEqual([name, true]);
    },
    120_000,
  );

  it("survives the bundle", () => {
    const table = plansModule(presets);
    for (const one of presets) {
      const key = JSON.stringify(answersKey(one.answers));
      expect(table).toContain(`${key}: async () => (await import("prepared:${one.preset}"))`);
      const body = planModule(one).replace("export default", "return");
      expect(new Function(body)() as PreparedPlan).toEqual(one.plan);
    }
  });

  it("is found by answers that differ in the name alone", async () => {
    const { answers } = prepared("api");
    const plan = await preparedFor({ ...answers, name: "shop" }, plans());
    expect(plan?.answers.name).toBe("shop");
    expect(plan?.changes.read("README.md")).toContain("# Shop\n");
    for (const other of [
      { database: "mysql" },
      { author: "Ada" },
      { timeZone: "Europe/Berlin" },
      { features: answers.features.slice(1) },
    ] satisfies Partial<Answers>[]) {
      expect(await preparedFor({ ...answers, ...other }, plans())).toBeUndefined();
    }
  });

  it("is not taken for a name that may need quotes or a line of its own", async () => {
    const { answers } = prepared("minimal");
    for (const name of ['"', "Shop", "1st", "a.b", "a b", "a".repeat(51)]) {
      expect(await preparedFor({ ...answers, name }, plans())).toBeUndefined();
    }
  });

  it("would be refused if the name decided more than itself", async () => {
    const composed = await planProject({ ...ANSWERS, name: PLACEHOLDER }, catalogue);
    composed.changes.write("shout.txt", PLACEHOLDER.toUpperCase(), "a test");
    expect(await isExact(prepare(composed)!, { ...ANSWERS, name: "a1" })).toBe(false);
    const left = await planProject({ ...ANSWERS, name: PLACEHOLDER }, catalogue);
    left.changes.manual("a.py", "a = 1", "a test");
    expect(prepare(left)).toBeUndefined();
  });
});

function prepared(preset: Preset): PreparedPreset {
  return presets.find((one) => one.preset === preset)!;
}
