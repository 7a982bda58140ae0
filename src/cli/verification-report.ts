import { LINES, type Line } from "../verify/step.ts";
import type { StepResult, VerificationReporter } from "../verify/reporting.ts";
import { wrap } from "../options/help.ts";
import type { Colours } from "./colours.ts";
import type { Output } from "./context.ts";
import { duration } from "./reporter.ts";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 80;
const NAME_WIDTH = 14;
/** Where lines go on: beside the name of what is told of, and below it. */
const BESIDE = " ".repeat(NAME_WIDTH + 3);
const BELOW = " ".repeat(4);

/**
 * Shows a verification in a terminal: a line for each thing that was proven, in an order that does not depend
 * on what ended first, and below them what is being done.
 */
export class VerificationReport implements VerificationReporter {
  readonly #out: Output;
  readonly #colours: Colours;
  readonly #isLive: boolean;
  readonly #open = new Map<Line, Set<string>>();
  readonly #ended = new Map<Line, StepResult[]>();
  readonly #lines = new Map<string, Line>();
  readonly #running = new Map<string, string>();
  #order: readonly string[] = [];
  readonly #said = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #frame = 0;

  /** @param isLive whether lines can be taken back, as a terminal lets one */
  constructor(out: Output, colours: Colours, isLive: boolean) {
    this.#out = out;
    this.#colours = colours;
    this.#isLive = isLive;
  }

  planned(steps: readonly { id: string; line: Line }[]): void {
    this.#order = steps.map(({ id }) => id);
    for (const { id, line } of steps) {
      this.#lines.set(id, line);
      this.#open.set(line, (this.#open.get(line) ?? new Set()).add(id));
    }
    if (!this.#isLive) return;
    this.#timer = setInterval(() => this.#draw(), FRAME_MS);
    this.#timer.unref();
  }

  placed(where: string): void {
    this.#erase();
    this.#out.write(`  ${this.#colours.dim(`Proving it ${where}`)}\n`);
  }

  started(id: string): void {
    this.#running.set(id, "");
  }

  progress(id: string, text: string): void {
    if (this.#running.has(id)) this.#running.set(id, text);
  }

  finished(result: StepResult): void {
    this.#running.delete(result.id);
    this.#open.get(result.line)?.delete(result.id);
    this.#ended.set(result.line, [...(this.#ended.get(result.line) ?? []), result]);
    this.#erase();
    this.#writeWhatIsComplete();
  }

  /** Takes back what is only there while it works; to be called whatever the end. */
  close(): void {
    clearInterval(this.#timer);
    this.#erase();
  }

  /** Lines appear in their order: one that is done waits for those above it. */
  #writeWhatIsComplete(): void {
    for (const line of LINES) {
      const open = this.#open.get(line);
      if (!open) continue;
      if (open.size > 0) return;
      this.#open.delete(line);
      const results = this.#ended.get(line) ?? [];
      results.sort((a, b) => this.#order.indexOf(a.id) - this.#order.indexOf(b.id));
      const width = this.#isLive ? this.#out.columns : undefined;
      this.#out.write(lineText(line, results, this.#colours, { said: this.#said, width }));
    }
  }

  #draw(): void {
    if (this.#running.size === 0) return;
    const names = [...new Set([...this.#running.keys()].map((id) => this.#lines.get(id) ?? id))];
    const detail = [...this.#running.values()].findLast(Boolean);
    const text = `${FRAMES[this.#frame++ % FRAMES.length]} ${names.join(", ")}${detail ? `: ${detail}` : ""}`;
    const width = (this.#out.columns ?? 80) - 3;
    const shown = text.length > width ? `${text.slice(0, width - 1)}…` : text;
    this.#out.write(`\r\u001b[K  ${this.#colours.dim(shown)}`);
  }

  #erase(): void {
    if (this.#isLive) this.#out.write("\r\u001b[K");
  }
}

/**
 * What a line says of its steps; nothing where none of them applied.
 *
 * @param said reasons that were shown already, as one cause may fail several steps; added to
 * @param width of the terminal; by default lines are as long as they are
 */
export function lineText(
  line: Line,
  results: readonly StepResult[],
  colours: Colours,
  { said, width = Infinity }: { said: Set<string>; width?: number | undefined },
): string {
  const passed = results.filter(({ status }) => status === "passed");
  const failed = results.filter(({ status }) => status === "failed");
  // Without an environment nothing is verified: that is told as the failure of the whole.
  const left = results.filter(({ unverified }) => unverified && line !== "environment");
  const name = line.padEnd(NAME_WIDTH);
  const texts: string[] = [];
  const beside = (sign: string, text: string) => {
    const [first = "", ...more] = wrap(text, width - BESIDE.length - 2);
    texts.push(`${sign} ${name} ${first}`, ...more.map((line) => BESIDE + line));
  };
  const below = (text: string, style = (line: string) => line) =>
    texts.push(...wrap(text, width - BELOW.length - 2).map((line) => BELOW + style(line)));
  if (passed.length > 0) {
    const details = line === "environment" ? passed.map(timed) : passed.map(({ detail }) => detail);
    beside(colours.green("✓"), details.join(", "));
  }
  for (const { detail, lines = [], log } of failed) {
    beside(colours.red("✗"), detail);
    const reason = lines.join("\n");
    if (reason && said.has(reason)) {
      below("as above", colours.dim);
      continue;
    }
    said.add(reason);
    for (const text of lines) below(text);
    if (log) below(`All of it: ${log}`, colours.dim);
  }
  const reasons = [...new Set(left.map(({ detail }) => detail))];
  for (const reason of reasons) {
    // What was verified elsewhere is not verified on this.
    const said = `not verified${reason.startsWith("on ") ? "" : ":"} ${reason}`;
    beside(colours.yellow("•"), said);
  }
  return texts.map((text) => `  ${text}\n`).join("");
}

function timed({ detail, ms }: StepResult): string {
  return `${duration(ms)}, ${detail}`;
}
