export type Kind = "text" | "choice" | "list" | "flag";

/** One of the values that a choice or a list takes. */
export interface Choice<V extends string = string> {
  value: V;
  /** What the prompt, help and completion say of it. */
  label?: string;
}

/** Why a value is refused, and what would do instead. */
export interface Problem {
  reason: string;
  suggestion?: string | undefined;
  /** Further lines, such as the files that are in the way. */
  details?: readonly string[];
  /** Where it has a code of its own. */
  code?: string;
}

/** The values of the options declared before this one, and every value that was given. */
export type Known = Readonly<Record<string, unknown>>;

export type Check<T> = (
  value: T,
  known: Known,
) => Problem | undefined | Promise<Problem | undefined>;

export interface Spec {
  kind: Kind;
  summary: string;
  /** What `--no-` before a flag does. */
  offSummary?: string;
  /** The values allowed; undefined where any text will do. */
  choices?: () => readonly Choice[] | Promise<readonly Choice[]>;
  /** Values that people try and that are refused with a reason of their own. */
  refused: Readonly<Record<string, string>>;
  short?: string;
  /** Stands for the value in help, such as `FILE`. */
  placeholder?: string;
  positional: boolean;
  /** Of a list: a comma is part of a value. */
  verbatim?: boolean;
  /** May stay without a value. */
  optional: boolean;
  default?: unknown;
  /** Prompted for: with the first questions, or only by those who want to decide everything. */
  ask?: "first" | "later";
  question?: string;
  when?: (known: Known) => boolean;
  check?: Check<never>;
  excludes: readonly string[];
  group: string;
}

const BLANK = { refused: {}, positional: false, optional: false, excludes: [], group: "Options" };

/**
 * The declaration of an option: flag, prompt, validation, help, completion and JSON come from it.
 * Every method gives a new declaration; `T` is the type of the parsed value.
 */
export class Option<T> {
  /** Carries the type of the value; there is nothing at run time. */
  declare readonly value: T;
  readonly spec: Spec;

  constructor(spec: Spec) {
    this.spec = spec;
  }

  /** A flag of one letter beside the long one. */
  short(letter: string): Option<T> {
    return this.#but({ short: letter });
  }

  /** What help says of `--no-` before the flag, where that is the spelling people need. */
  off(summary: string): Option<T> {
    return this.#but({ offSummary: summary });
  }

  /** What stands for the value in help. */
  placeholder(placeholder: string): Option<T> {
    return this.#but({ placeholder });
  }

  /** Also given without its flag, in the order of declaration; a list takes all that remain. */
  positional(): Option<T> {
    return this.#but({ positional: true });
  }

  /** The value where none is given, or how it follows from what is known. */
  default(value: T | ((known: Known) => T | undefined)): Option<T> {
    return this.#but({ default: value });
  }

  /** Has no default, and cannot do without a value. */
  required(): Option<T> {
    return this.#but({ default: undefined });
  }

  /** May stay undefined. */
  optional(): Option<T | undefined> {
    return this.#but({ optional: true });
  }

  /** Prompts for it in a terminal: among the first questions, or only where everything is decided. */
  ask(order: "first" | "later", question?: string): Option<T> {
    return this.#but({ ask: order, ...(question && { question }) });
  }

  /** Prompts for it, and offers it in help, only where this holds. */
  when(condition: (known: Known) => boolean): Option<T> {
    return this.#but({ when: condition });
  }

  /** Refuses values that have the right form and would do harm. */
  check(check: Check<NonNullable<T>>): Option<T> {
    return this.#but({ check: check as Check<never> });
  }

  /** Refuses one value with its own reason. */
  refuse(value: string, reason: string): Option<T> {
    return this.#but({ refused: { ...this.spec.refused, [value]: reason } });
  }

  /** Cannot be given together with these. */
  excludes(...keys: string[]): Option<T> {
    return this.#but({ excludes: keys });
  }

  /** The heading that help shows it under. */
  group(group: string): Option<T> {
    return this.#but({ group });
  }

  #but<U = T>(part: Partial<Spec>): Option<U> {
    return new Option<U>({ ...this.spec, ...part });
  }
}

/** Options by their keys in camelCase; the flag of `timeZone` is `--time-zone`. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** What parsing gives for a set of options. */
export type Values<O extends Options> = {
  [K in keyof O]: O[K] extends Option<infer T> ? T : never;
};

type Offered<V extends string> = readonly (V | Choice<V>)[];

/** Any text that is not empty. */
export function text(summary: string): Option<string> {
  return new Option({ ...BLANK, kind: "text", summary });
}

/** One of the given values. */
export function choice<const V extends string>(summary: string, values: Offered<V>): Option<V> {
  const choices = values.map(asChoice);
  return new Option({ ...BLANK, kind: "choice", summary, choices: () => choices });
}

/**
 * Values with commas between them, the flag as often as you like; none by default.
 *
 * @param choices the values allowed, looked up when they are needed
 */
export function list(summary: string, choices?: Spec["choices"]): Option<readonly string[]> {
  return new Option({ ...BLANK, kind: "list", summary, default: [], ...(choices && { choices }) });
}

/** Words as they are, commas included: positional ones, or the flag as often as you like; none by default. */
export function words(summary: string): Option<readonly string[]> {
  return new Option({ ...BLANK, kind: "list", summary, default: [], verbatim: true });
}

/** On or off; `--no-` before the name turns it off. Off by default. */
export function flag(summary: string): Option<boolean> {
  return new Option({ ...BLANK, kind: "flag", summary, default: false });
}

function asChoice<V extends string>(value: V | Choice<V>): Choice<V> {
  return typeof value === "string" ? { value } : value;
}
