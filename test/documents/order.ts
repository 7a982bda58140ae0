import type { Order } from "../../src/merge/merge.ts";

/** An order of these slots; groups that stand together are nested arrays. */
export function orderOf(
  slots: Readonly<Record<string, readonly (string | readonly string[])[]>>,
): Order {
  const groupOf = (slot: string, item: string) =>
    (slots[slot] ?? []).findIndex((group) =>
      typeof group === "string" ? group === item : group.includes(item),
    );
  return {
    compare(slot, a, b) {
      const items = (slots[slot] ?? []).flat();
      const [first, second] = [items.indexOf(a), items.indexOf(b)];
      return first < 0 || second < 0 ? undefined : first - second;
    },
    together(slot, a, b) {
      const group = groupOf(slot, a);
      return group >= 0 && group === groupOf(slot, b);
    },
  };
}
