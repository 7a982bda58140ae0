import { existsSync, readFileSync } from "node:fs";

/** Where Linux counts the processor time of a process and of those it started, in hundredths of a second. */
const COUNTED = "/proc/self/stat";

/**
 * Milliseconds of each candidate, by its name: `median` and `least` by the clock, and `processor`, which other work on
 * the machine hardly changes; only where the system counts it, on average. Candidates are taken in turns, so that
 * a busy machine is busy for all of them; a first turn is not counted.
 */
export function race(candidates, rounds) {
  const runs = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, candidate] of Object.entries(candidates)) {
      const [started, before] = [performance.now(), ofChildren()];
      candidate(round + 1);
      const run = { clock: performance.now() - started, processor: ofChildren() - before };
      if (round >= 0) runs[name].push(run);
    }
  }
  return Object.fromEntries(Object.entries(runs).map(([name, list]) => [name, summary(list)]));
}

function summary(runs) {
  const clock = runs.map((run) => run.clock).sort((a, b) => a - b);
  const processor = runs.reduce((sum, run) => sum + run.processor, 0) / runs.length;
  return {
    median: Math.round(clock[Math.floor(clock.length / 2)]),
    least: Math.round(clock[0]),
    ...(processor > 0 && { processor: Math.round(processor) }),
  };
}

/** The processor time of programs that have ended, theirs and the system's for them, in milliseconds. */
function ofChildren() {
  if (!existsSync(COUNTED)) return 0;
  // Fields 16 and 17 of proc(5) stat; the second one is a name in parentheses that may hold spaces.
  const [, fields] = readFileSync(COUNTED, "utf8").split(") ");
  const [user, system] = fields.split(" ").slice(13, 15).map(Number);
  return (user + system) * 10;
}
