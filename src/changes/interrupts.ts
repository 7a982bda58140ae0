import { interrupted } from "./failures.ts";

const SIGNALS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/** A run goes this long without looking whether it was interrupted. */
const PATIENCE_MS = 30;

/**
 * Holds back the signals that would end the process, from its making to `release`, so that a run ends
 * at a point of its own choosing.
 */
export class Interrupts {
  readonly #abort: AbortSignal | undefined;
  readonly #listeners = SIGNALS.map(
    (signal) => [signal, () => void (this.#received ??= signal)] as const,
  );
  #received: NodeJS.Signals | undefined;
  #lastLook = performance.now();

  constructor(abort?: AbortSignal) {
    this.#abort = abort;
    for (const [signal, listener] of this.#listeners) process.on(signal, listener);
  }

  /**
   * Lets signals that have arrived be noticed.
   * Throws Failure `interrupted` if there is one, or if the run was aborted.
   */
  async look(): Promise<void> {
    await letSignalsIn();
    this.#lastLook = performance.now();
    if (this.#received) throw interrupted(this.#received);
    if (this.#abort?.aborted) throw interrupted(undefined, this.#abort.reason);
  }

  /** The same, if the last look was a while ago: for use between the files of a long run. */
  async lookNowAndThen(): Promise<void> {
    if (performance.now() - this.#lastLook > PATIENCE_MS) await this.look();
  }

  /** Gives signals back to the process; one that came too late to stop the run is sent again. */
  async release({ resend }: { resend: boolean }): Promise<void> {
    if (resend) await letSignalsIn();
    for (const [signal, listener] of this.#listeners) process.off(signal, listener);
    if (resend && this.#received) process.kill(process.pid, this.#received);
  }
}

/**
 * Signals are delivered in the poll phase of the event loop. We may be called from within one, after it
 * has seen what there was, so only the second immediate is sure to come after a whole one.
 */
async function letSignalsIn(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
}
