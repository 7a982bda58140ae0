import { usage } from "../errors.ts";
import { placeOf } from "../project/conventions/places.ts";
import { classNames } from "./class-name.ts";
import type { Draft } from "./draft.ts";

export const KINDS_OF_VALIDATOR = ["regex", "range", "file"] as const;
type Kind = (typeof KINDS_OF_VALIDATOR)[number];

export interface ValidatorOptions {
  name: string;
  app: string | undefined;
  kind: Kind;
  pattern: string | undefined;
  accepts: readonly string[];
  refuses: readonly string[];
  min: string | undefined;
  max: string | undefined;
  extensions: readonly string[];
  maxSize: string | undefined;
  message: string | undefined;
}

/** Which options each kind goes by. */
const OWN: Readonly<Record<Kind, readonly (keyof ValidatorOptions)[]>> = {
  regex: ["pattern", "accepts", "refuses"],
  range: ["min", "max"],
  file: ["extensions", "maxSize"],
};

/**
 * Plans a validator and its tests.
 *
 * @throws Failure (usage) where an option is missing, malformed or of another kind
 */
export async function planValidator(draft: Draft, options: ValidatorOptions): Promise<void> {
  const { site } = draft;
  const { app, names: given } = site.target(options.name, options.app);
  const names = classNames(given.class.replace(/Validator$/, "") || given.class);
  const name = `${names.class}Validator`;
  refuseForeign(options);
  const place = placeOf("validators", app, name, site.project, site.tree);
  const specifics = { regex: regexContext, range: rangeContext, file: fileContext }[options.kind](
    options,
    draft.wantsTests,
  );
  const context = { name, names, kind: options.kind, ...specifics };
  await draft.python("validator/validators.py", place, context);
  await draft.test(
    "validator/test_validators.py",
    "validators",
    { app, name, from: { validators: place } },
    context,
  );
}

function refuseForeign(options: ValidatorOptions): void {
  for (const [kind, keys] of Object.entries(OWN)) {
    if (kind === options.kind) continue;
    const stray = keys.find((key) => options[key] !== undefined && options[key]?.length !== 0);
    if (!stray) continue;
    const flag = stray.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw usage(
      "validator-option",
      `--${flag} is of --kind ${kind}, and this one is ${options.kind}.`,
      `Add --kind ${kind}, or leave --${flag} out.`,
    );
  }
}

function regexContext(
  { pattern, accepts, refuses, message }: ValidatorOptions,
  wantsTests: boolean,
) {
  if (pattern === undefined)
    throw usage(
      "pattern-missing",
      "Which texts does it take?",
      "Add --pattern with a regular expression.",
    );
  if (wantsTests && (accepts.length === 0 || refuses.length === 0)) {
    throw usage(
      "examples-missing",
      "Its test needs a value that it takes and one that it refuses.",
      "Add --accepts and --refuses, each as often as you like.",
    );
  }
  const quote = pattern.includes('"') ? (pattern.includes("'") ? '"""' : "'") : '"';
  return {
    pattern: `r${quote}${pattern}${quote}`,
    message: message ?? "Enter a valid value.",
    accepted: accepts.map((value) => JSON.stringify(value)),
    refused: refuses.map((value) => JSON.stringify(value)),
  };
}

function rangeContext({ min, max, message }: ValidatorOptions) {
  const [low, high] = [numberOf(min, "--min"), numberOf(max, "--max")];
  if (low === undefined && high === undefined)
    throw usage("limits-missing", "Which numbers does it take?", "Add --min, --max or both.");
  if (low !== undefined && high !== undefined && low > high)
    throw usage("limits-crossed", `--min ${min} is more than --max ${max}.`, "Swap them.");
  const between =
    low === undefined
      ? `Enter at most ${max}.`
      : high === undefined
        ? `Enter at least ${min}.`
        : `Enter a number from ${min} to ${max}.`;
  const inside = [...(low === undefined ? [] : [low]), ...(high === undefined ? [] : [high])];
  return {
    test:
      low === undefined
        ? "value > self.greatest"
        : high === undefined
          ? "value < self.least"
          : "not self.least <= value <= self.greatest",
    min: min ?? "",
    max: max ?? "",
    hasMin: low !== undefined,
    hasMax: high !== undefined,
    isFractional: inside.some((value) => !Number.isInteger(value)),
    message: message ?? between,
    accepted: inside.map(String),
    refused: [
      ...(low === undefined ? [] : [String(low - 1)]),
      ...(high === undefined ? [] : [String(high + 1)]),
    ],
  };
}

function fileContext({ extensions, maxSize, message }: ValidatorOptions) {
  const limit = sizeOf(maxSize);
  if (extensions.length === 0 && limit === undefined)
    throw usage(
      "limits-missing",
      "Which files does it take?",
      "Add --extensions, --max-size or both.",
    );
  const plain = extensions.map((one) => one.replace(/^\./, "").toLowerCase());
  const wrong = plain.find((one) => !/^[a-z\d]+$/.test(one));
  if (wrong !== undefined)
    throw usage(
      "bad-extension",
      `--extensions: ${JSON.stringify(wrong)} is no extension.`,
      "Write them like pdf,png.",
    );
  return {
    extensions: plain,
    suffix: plain[0] ?? "txt",
    wrongSuffix: plain.includes("exe") ? "bin" : "exe",
    limit: limit === undefined ? "" : String(limit).replace(/(\d)(?=(\d{3})+$)/g, "$1_"),
    message: message ?? "This file is not allowed.",
  };
}

function numberOf(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  throw usage(
    "bad-number",
    `${flag}: ${JSON.stringify(text)} is no number.`,
    "Write it like 5 or 0.5.",
  );
}

const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1000,
  mb: 1_000_000,
  gb: 1_000_000_000,
};

function sizeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, number = "", unit = ""] = /^(\d+)\s*([kmg]?b)?$/i.exec(text) ?? [];
  if (number) return Number(number) * (UNITS[unit.toLowerCase() || "b"] ?? 1);
  throw usage(
    "bad-size",
    `--max-size: ${JSON.stringify(text)} is no size.`,
    "Write it like 500kB or 5MB.",
  );
}
