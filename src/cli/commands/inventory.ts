import { commonOptions } from "../../options/general-options.ts";
import { list, text, type Values } from "../../options/option.ts";
import type { Context } from "../context.ts";
import { runInventory } from "../inventory.ts";
import { readOptions } from "../read-options.ts";

export const options = {
  features: list("Features to look for; all by default", features).positional(),
  manage: text("The manage.py to go by, where there are several").placeholder("PATH").optional(),
  ...commonOptions,
};

export type InventoryValues = Values<typeof options>;

export const examples = [
  "django-expert inventory",
  "django-expert inventory https csp static",
  "django-expert inventory --json",
];

export async function run(context: Context) {
  return runInventory(await readOptions(options, context), context);
}

async function features() {
  const { PROBES } = await import("../../inventory/inventory.ts");
  return Object.values(PROBES).flatMap((probes) =>
    probes.map(({ feature }) => ({ value: feature })),
  );
}
