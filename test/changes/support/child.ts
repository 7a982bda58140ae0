import { applyChanges } from "../../../src/changes/apply.ts";
import { recover } from "../../../src/changes/recover.ts";
import { applyUndo, undo } from "../../../src/changes/undo.ts";
import { Failure } from "../../../src/errors.ts";
import { watchedDisk } from "./faulty-disk.ts";
import { plan, type PlannedFile } from "./plan.ts";

/** What a child process is to do, and at which of its writes it is to be sent which signal. */
export interface Order {
  root: string;
  act: "apply" | "undo" | "recover";
  files?: readonly PlannedFile[];
  at: number;
  /** Or to end by its own `process.exit`. */
  signal: NodeJS.Signals | "exit";
  /** Wait this long at each rename, for a signal from outside or for another run. */
  slow?: number;
  /** Instead of the root: one after the other, in each at one write later, and live on. */
  eachOf?: readonly string[];
}

/** How one of many ended: the code of its Failure, or whether the signal was passed on to the process. */
export interface Outcome {
  failure?: string;
  passedOn: boolean;
}

const order = JSON.parse(process.argv[2] ?? "") as Order;
if (order.eachOf) process.stdout.write(JSON.stringify(await each(order, order.eachOf)));
else process.exitCode = await once(order);

async function each(all: Order, roots: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let passedOn = false;
  process.on(all.signal, () => (passedOn = true));
  for (const [index, root] of roots.entries()) {
    const failure = await attempt({ ...all, root, at: index + 1 });
    // Without a failure the signal is on its way to us.
    await new Promise((resolve) => setTimeout(resolve, failure ? 0 : 5));
    outcomes.push(failure ? { failure: failure.code, passedOn: false } : { passedOn });
    passedOn = false;
  }
  return outcomes;
}

async function once(one: Order): Promise<number> {
  const failure = await attempt(one);
  process.stderr.write(failure?.code ?? "");
  return failure?.exit ?? 0;
}

async function attempt({ root, act, files = [], at, signal, slow }: Order) {
  const io = watchedDisk((point, call) => {
    if (point === at && signal === "exit") process.exit(7);
    if (point === at) process.kill(process.pid, signal);
    if (slow && call === "renameSync") {
      process.stdout.write("renaming\n");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, slow);
    }
  });
  try {
    if (act === "recover") recover(root, { io });
    else if (act === "undo") await applyUndo(await undo(root), root, { io });
    else await applyChanges(plan(root, files), root, { io, command: "child" });
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
