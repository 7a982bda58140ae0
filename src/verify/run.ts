import { EXIT, Failure } from "../errors.ts";
import type { Logs } from "./logs.ts";
import type { StepResult, VerificationReporter } from "./reporting.ts";
import { unverified, type Finding, type Step, type StepContext } from "./step.ts";

type Told = Pick<Step, "id" | "title" | "line">;

/** Runs steps, tells the reporter, and keeps what became of them. */
export class Run {
  readonly #reporter: VerificationReporter;
  readonly #logs: Logs;
  readonly #signal: AbortSignal | undefined;
  readonly #results: StepResult[] = [];

  constructor(reporter: VerificationReporter, logs: Logs, signal?: AbortSignal) {
    this.#reporter = reporter;
    this.#logs = logs;
    this.#signal = signal;
  }

  get results(): readonly StepResult[] {
    return this.#results;
  }

  /**
   * Does what a step is; a Failure is what it found, any other error is passed on.
   *
   * @returns whether it passed
   */
  async step(
    step: Told,
    work: (progress: (text: string) => void) => Promise<Finding>,
  ): Promise<boolean> {
    const { id, title, line } = step;
    const started = performance.now();
    this.#reporter.started(id);
    const finding = await this.#found(() => work((text) => this.#reporter.progress(id, text)));
    const ms = Math.round(performance.now() - started);
    const result: StepResult = {
      id,
      title,
      line,
      status: finding.status,
      ms,
      detail: finding.detail,
    };
    if (finding.status === "skipped") {
      if (finding.unverified) result.unverified = true;
      if (finding.next) result.next = finding.next;
    }
    if (finding.status === "failed") {
      result.lines = finding.lines;
      const log = await this.#logs.write(id, finding.output);
      if (log) result.log = log;
    }
    this.#add(result);
    return finding.status === "passed";
  }

  /** Records steps that cannot run. The reporter has been told why, by the step that they needed. */
  leaveOut(steps: readonly Told[], detail: string): void {
    for (const { id, title, line } of steps) {
      this.#results.push({ id, title, line, status: "skipped", ms: 0, detail, unverified: true });
    }
  }

  /**
   * Runs steps, as many at once as makes sense: the quick ones together, then side by side what needs the
   * processor (types), what needs the database, and what needs the engine, and at the end alone what is timed.
   */
  async all(steps: readonly Step[], context: Omit<StepContext, "progress">): Promise<void> {
    const run = (step: Step) => this.step(step, (progress) => step.run({ ...context, progress }));
    const quick = steps.filter(({ profile }) => profile === "quick");
    await Promise.all(quick.map(run));
    const lanes = new Map<string, Step[]>();
    for (const step of steps.filter(({ profile, isTimed }) => profile !== "quick" && !isTimed)) {
      const lane = step.line === "types" || step.line === "production" ? step.line : "django";
      lanes.set(lane, [...(lanes.get(lane) ?? []), step]);
    }
    await Promise.all(
      [...lanes.values()].map(async (lane) => {
        for (const step of lane) await run(step);
      }),
    );
    for (const step of steps.filter(({ isTimed }) => isTimed)) await run(step);
  }

  async #found(work: () => Promise<Finding>): Promise<Finding> {
    try {
      const finding = await work();
      this.#signal?.throwIfAborted();
      return finding;
    } catch (error) {
      // An interruption is a Failure, too, and says nothing of the project.
      this.#signal?.throwIfAborted();
      if (!(error instanceof Failure)) throw error;
      return findingOf(error);
    }
  }

  #add(result: StepResult): void {
    this.#results.push(result);
    this.#reporter.finished(result);
  }
}

/** What a Failure says of the project; nothing, where it is this machine that lacks something. */
function findingOf({ message, details, next, exit }: Failure): Finding {
  if (exit !== EXIT.unverified) return unverified(message, next);
  const lines = [...details, ...(next ? [next] : [])];
  return { status: "failed", detail: message, lines, output: [message, ...lines].join("\n") };
}
