/** Losses that are named. */
const SHOWN = 10;

/** The first of many losses, and how many more there are. */
export function shortened(losses: readonly string[]): readonly string[] {
  if (losses.length <= SHOWN) return losses;
  return [...losses.slice(0, SHOWN), `and ${losses.length - SHOWN} more`];
}
