/**
 * Where an item goes among others: after the last of them that compares before it, else before the
 * first that compares after it; undefined where nothing is known of any.
 * With a total order this gives one result, whichever item comes first.
 *
 * @param compare negative where the other goes before the item, or is its equal (zero)
 */
export function place<T>(
  others: readonly T[],
  compare: (other: T) => number | undefined,
): number | undefined {
  let after: number | undefined;
  for (let index = others.length - 1; index >= 0; index--) {
    const result = compare(others[index]!);
    if (result === undefined) continue;
    if (result <= 0) return index + 1;
    after = index;
  }
  return after;
}
