import type { Order } from "../merge/merge.ts";

/** An order that knows nothing. */
export const NO_ORDER: Order = { compare: () => undefined, together: () => false };

/**
 * The index at which a new item goes among others. In turn:
 *
 * 1. Where the order of the slot says: after the last item that goes before it, or else before the first that goes after.
 * 2. In a list: where its neighbours in the fragment stand.
 * 3. Behind all that the order knows, and there by the alphabet, within the items at the end that are in it already:
 *    a sorted list stays sorted, any other is appended to.
 *
 * So the result does not depend on which came first, where the fragments do not disagree.
 *
 * @param items those that are there, in their order
 * @param siblings the items of the fragment, `item` among them, in their order; none where it means nothing
 */
export function placeOf(
  item: string,
  items: readonly string[],
  siblings: readonly string[],
  slot: string,
  order: Order,
): number {
  const sides = items.map((other) => order.compare(slot, other, item));
  const before = sides.findLastIndex((side) => side !== undefined && side <= 0);
  if (before >= 0) return before + 1;
  const after = sides.findIndex((side) => side !== undefined);
  if (after >= 0) return after;

  const [start, end] = window(item, items, siblings);
  const lastKnown = items.findLastIndex((other) => order.compare(slot, other, other) !== undefined);
  return placeByAlphabet(item, items, Math.min(Math.max(start, lastKnown + 1), end), end);
}

/** Items that are new all together: in the order of their slot, and as they are where it says nothing. */
export function arrange<T>(
  items: readonly T[],
  identify: (item: T) => string,
  slot: string,
  order: Order,
): T[] {
  const siblings = items.map(identify);
  const arranged: T[] = [];
  items.forEach((item, index) => {
    const place = placeOf(siblings[index] as string, arranged.map(identify), siblings, slot, order);
    arranged.splice(place, 0, item);
  });
  return arranged;
}

/** The range in which an item stands between the same neighbours as in its fragment; everything where they disagree. */
function window(
  item: string,
  items: readonly string[],
  siblings: readonly string[],
): [start: number, end: number] {
  const index = siblings.indexOf(item);
  const earlier = new Set(siblings.slice(0, index));
  const later = new Set(siblings.slice(index + 1));
  const start = items.findLastIndex((other) => earlier.has(other)) + 1;
  const next = items.findIndex((other) => later.has(other));
  const end = next < 0 ? items.length : next;
  return start <= end ? [start, end] : [0, items.length];
}

function placeByAlphabet(
  item: string,
  items: readonly string[],
  start: number,
  end: number,
): number {
  let place = end;
  for (let i = end - 1; i >= start; i--) {
    const other = items[i] ?? "";
    const next = items[i + 1];
    if (i + 1 < end && next !== undefined && other > next) break;
    if (other > item) place = i;
  }
  return place;
}
