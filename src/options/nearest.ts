/**
 * The candidate that a mistyped value most likely meant, or undefined where none is close.
 * The last part of a path counts as well: `berlin` means `Europe/Berlin`.
 */
export function nearest(value: string, candidates: Iterable<string>): string | undefined {
  const wanted = value.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length * 0.4)) + 0.75;
  for (const candidate of candidates) {
    const name = candidate.toLowerCase();
    const last = name.slice(name.lastIndexOf("/") + 1);
    let score = distance(wanted, name);
    if (last !== name) score = Math.min(score, distance(wanted, last) + 0.5);
    if (wanted.length > 2 && name.startsWith(wanted)) score = Math.min(score, 1);
    if (score < least) [best, least] = [candidate, score];
  }
  return best;
}

/** Insertions, deletions, substitutions and swaps of neighbours between two words. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, beforeLast[j - 2]! + 1);
      }
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
