import type { Order } from "../src/merge/merge.ts";
import { features } from "./features/index.ts";
import { ENVIRONMENT } from "./order/environment.ts";
import { FILES } from "./order/files.ts";
import { LISTS } from "./order/lists.ts";
import { SETTINGS } from "./order/settings.ts";

/** Items that stand together, group by group, in the order they belong in. */
export type Groups = readonly (readonly string[])[];

/** A slot's order: groups that are spelled out, the alphabet, or a rule of its own. */
export type SlotOrder = Groups | "alphabetical" | ((a: string, b: string) => number);

const SLOTS: Readonly<Record<string, SlotOrder>> = {
  module: SETTINGS,
  env: ENVIRONMENT,
  "tool.django-expert.features": [features.map(({ name }) => name)],
  ...LISTS,
  ...FILES,
};

interface Position {
  group: number;
  index: number;
}

const positions = new Map<string, ReadonlyMap<string, Position>>();

function positionsOf(slot: string, groups: Groups): ReadonlyMap<string, Position> {
  let known = positions.get(slot);
  if (!known) {
    const entries = groups.flat().map((item, index) => [item, index] as const);
    const indexes = new Map(entries);
    known = new Map(
      groups.flatMap((items, group) =>
        items.map((item) => [item, { group, index: indexes.get(item) ?? 0 }] as const),
      ),
    );
    positions.set(slot, known);
  }
  return known;
}

/** The order of everything that features insert: see the tables in generators/order/. */
export const order: Order = {
  compare(slot, a, b) {
    const spec = SLOTS[slot];
    if (spec === undefined) return undefined;
    if (spec === "alphabetical") return a < b ? -1 : a > b ? 1 : 0;
    if (typeof spec === "function") return spec(a, b);
    const known = positionsOf(slot, spec);
    const first = known.get(a);
    const second = known.get(b);
    return first && second ? first.index - second.index : undefined;
  },

  together(slot, a, b) {
    const spec = SLOTS[slot];
    if (typeof spec !== "object") return false;
    const known = positionsOf(slot, spec);
    const group = known.get(a)?.group;
    return group !== undefined && group === known.get(b)?.group;
  },
};
