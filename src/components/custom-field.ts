import { usage } from "../errors.ts";
import { nearest } from "../options/nearest.ts";
import { placeOf } from "../project/conventions/places.ts";
import { classNames } from "./class-name.ts";
import type { Draft } from "./draft.ts";

/** Fields that others extend, and what they hold. */
export const BASES = {
  char: { class: "CharField", isText: true },
  text: { class: "TextField", isText: true },
  email: { class: "EmailField", isText: true },
  slug: { class: "SlugField", isText: true },
  url: { class: "URLField", isText: true },
  int: { class: "IntegerField", isText: false },
  bigint: { class: "BigIntegerField", isText: false },
  posint: { class: "PositiveIntegerField", isText: false },
  decimal: { class: "DecimalField", isText: false },
  float: { class: "FloatField", isText: false },
  json: { class: "JSONField", isText: false },
} as const;

/** What can be done to a text: as Python, with a value before and after. */
export const NORMALISATIONS = {
  strip: { code: (value: string) => `${value}.strip()`, run: (value: string) => value.trim() },
  lower: {
    code: (value: string) => `${value}.lower()`,
    run: (value: string) => value.toLowerCase(),
  },
  upper: {
    code: (value: string) => `${value}.upper()`,
    run: (value: string) => value.toUpperCase(),
  },
  squeeze: {
    code: (value: string) => `" ".join(${value}.split())`,
    run: (value: string) => value.trim().replaceAll(/\s+/g, " "),
  },
} as const;

type How = keyof typeof NORMALISATIONS;

export interface CustomFieldOptions {
  name: string;
  app: string | undefined;
  base: keyof typeof BASES;
  normalize: readonly string[];
  set: readonly string[];
}

const OPTIONS = [
  "max_length",
  "max_digits",
  "decimal_places",
  "null",
  "blank",
  "unique",
  "db_index",
  "editable",
];

/**
 * Plans a field of models with a behaviour of its own, and its tests.
 *
 * @throws Failure (usage) where it would be as its base is, or an option does not fit that
 */
export async function planField(
  draft: Draft,
  { name: text, app: label, base, normalize, set }: CustomFieldOptions,
): Promise<void> {
  const { site } = draft;
  const { app, names: given } = site.target(text, label);
  const names = classNames(given.class.replace(/Field$/, "") || given.class);
  const name = `${names.class}Field`;
  const { class: parent, isText } = BASES[base];
  if (normalize.length + set.length === 0) {
    throw usage(
      "nothing-asked",
      `What is different about ${name}?`,
      "Add --normalize for texts, or --set OPTION=VALUE.",
    );
  }
  if (normalize.length > 0 && !isText) {
    throw usage(
      "normalize-base",
      `--normalize is for texts, and ${parent} holds none.`,
      "Leave it out, or take --base char.",
    );
  }
  const hows = normalize as readonly How[];
  const settings = set.map(setting);
  const before = "  Some  Value ";
  const context = {
    name,
    names,
    parent,
    isText,
    settings,
    normalised: hows.reduce<string>((value, how) => NORMALISATIONS[how].code(value), "value"),
    normalizes: hows.length > 0,
    before,
    after: hows.reduce<string>((value, how) => NORMALISATIONS[how].run(value), before),
    needsLength: parent === "CharField" && !settings.some(({ name: one }) => one === "max_length"),
  };
  const place = placeOf("fields", app, name, site.project, site.tree);
  await draft.python("field/fields.py", place, context);
  await draft.test(
    "field/test_fields.py",
    "fields",
    { app, name, from: { fields: place } },
    context,
  );
}

function setting(text: string): { name: string; value: string } {
  const [name = "", value = "", ...rest] = text.split("=");
  if (!OPTIONS.includes(name)) {
    const meant = nearest(name, OPTIONS);
    throw usage(
      "unknown-option",
      `--set: fields have no option ${name} to set.`,
      meant ? `Did you mean ${meant}?` : `There are ${OPTIONS.join(", ")}.`,
    );
  }
  const isNumber = /^(?:max_|decimal_)/.test(name);
  const python = isNumber
    ? /^\d+$/.test(value)
      ? value
      : undefined
    : { true: "True", false: "False" }[value.toLowerCase()];
  if (python !== undefined && rest.length === 0) return { name, value: python };
  throw usage(
    "bad-option",
    `--set: ${name} is ${isNumber ? "a number" : "true or false"}, not ${JSON.stringify(value)}.`,
    `Write ${name}=${isNumber ? "10" : "true"}.`,
  );
}
