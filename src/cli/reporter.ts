import { wrap } from "../options/help.ts";
import { colourFor, colours, type Colours } from "./colours.ts";
import type { Context, Output } from "./context.ts";

export interface ReporterOptions {
  json: boolean;
  quiet: boolean;
  color: boolean | undefined;
}

export interface Wrapping {
  /** Of the lines after the first. */
  indent?: number;
  style?: (line: string) => string;
}

/** Tells a person what a run does, a line for each step. With `--json` and `--quiet` it says nothing. */
export class Reporter {
  readonly colours: Colours;
  readonly isColoured: boolean;
  /** Undefined where nothing is said. */
  readonly out: Output | undefined;
  /** Whether what was written can be taken back. */
  readonly isTerminal: boolean;
  readonly #now: () => number;

  constructor(
    context: Pick<Context, "stdout" | "env" | "now">,
    { json, quiet, color }: ReporterOptions,
  ) {
    const { stdout, env, now } = context;
    this.out = json || quiet ? undefined : stdout;
    this.isTerminal = stdout.isTTY === true && env["TERM"] !== "dumb";
    this.#now = now;
    this.isColoured = this.out !== undefined && colourFor(context, color);
    this.colours = colours(this.isColoured);
  }

  /** What a line has room for; any text, where it is no terminal. */
  get width(): number {
    return (this.isTerminal && this.out?.columns ? this.out.columns : Infinity) - 2;
  }

  line(text = ""): void {
    this.out?.write(text ? `  ${text}\n` : "\n");
  }

  /**
   * A text that goes on, in a terminal, in further lines.
   *
   * @param start what stands before it in the first line, as wide as `indent`
   */
  wrapped(
    start: string,
    text: string,
    { indent = 0, style = (line: string) => line }: Wrapping = {},
  ): void {
    const [first = "", ...more] = wrap(text, this.width - indent);
    this.line(start + style(first));
    for (const line of more) this.line(" ".repeat(indent) + style(line));
  }

  /** Text of its own form, such as a diff. */
  raw(text: string): void {
    this.out?.write(text);
  }

  done(name: string, detail = ""): void {
    this.line(`${this.colours.green("✓")} ${column(name, detail)}`);
  }

  /** Something that was left out, or that is left to do. */
  note(name: string, detail = ""): void {
    this.line(`${this.colours.yellow("•")} ${column(name, detail)}`);
  }

  failed(name: string, detail = ""): void {
    this.line(`${this.colours.red("✗")} ${column(name, detail)}`);
  }

  /** Says what is being done while it takes; gives how long it took, as it is shown. */
  async during<T>(name: string, work: () => Promise<T>): Promise<[result: T, time: string]> {
    const start = this.#now();
    const shown = this.out && this.isTerminal;
    if (shown) this.out?.write(`  ${this.colours.dim("…")} ${name}`);
    try {
      const result = await work();
      return [result, duration(this.#now() - start)];
    } finally {
      if (shown) this.out?.write("\r\u001b[K");
    }
  }
}

/** Milliseconds as they are shown: `40 ms`, `0.3 s`. */
export function duration(ms: number): string {
  return ms < 95 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function column(name: string, detail: string): string {
  return detail ? `${name.padEnd(31)} ${detail}` : name;
}
