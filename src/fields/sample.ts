import { namesOf } from "../components/names.ts";
import type { Code, ModelField } from "./model-field.ts";
import { fraction, whole } from "./sample-numbers.ts";
import { text } from "./python-source.ts";
import { utc } from "./temporal.ts";

export interface SampleContext {
  /** The class of the model as the file knows it: choices are written `Post.Status.DRAFT`. Literals without. */
  model?: string | undefined;
  /** The oldest line of Python that the repository runs on; `dt.UTC` is from 3.11 on. */
  python?: string | undefined;
  /** USE_TZ; true by default. */
  useTz?: boolean | undefined;
  /** What stands for a row of the other model: an instance for `sample`, its key for `jsonSample`. */
  related?(field: ModelField): Code | undefined;
}

const plain = (code: string, ...imports: string[]): Code => ({ code, imports });

/**
 * A Python expression that is valid for a field, the two variants being different where the field has two values. Undefined
 * for what is not assigned (many-to-many, computed and automatic fields) or not known.
 */
export function sample(
  field: ModelField,
  variant: number,
  context: SampleContext = {},
): Code | undefined {
  if (field.auto) return undefined;
  if (field.relation) return field.relation.kind === "m2m" ? undefined : context.related?.(field);
  if (field.choices) return choice(field, variant, context);
  return textual(field, variant) ?? other(field, variant, context);
}

function choice(
  { choices }: ModelField,
  variant: number,
  { model }: SampleContext,
): Code | undefined {
  const members = choices?.members ?? [];
  const member = members[(variant - 1) % members.length];
  if (!member) return undefined;
  if (choices?.class && model && member.name)
    return plain(`${model}.${choices.class}.${member.name}`);
  return plain(typeof member.value === "string" ? text(member.value) : String(member.value));
}

/** A text that says which field it is of, as far as its length allows. */
function textSample(
  { name, maxLength = Infinity, min = 0 }: ModelField,
  variant: number | string,
): string {
  const whole = `${namesOf(name).sentence} ${variant}`;
  const fits = whole.length <= maxLength ? whole : String(variant).slice(-maxLength);
  return fits.padEnd(min, "x");
}

function textual(field: ModelField, variant: number): Code | undefined {
  const { word, maxLength = Infinity } = field;
  const short = (value: string) => plain(text(value.length <= maxLength ? value : `${variant}`));
  const slug = textSample(field, variant).toLowerCase().replaceAll(" ", "-");
  switch (word) {
    case "char":
    case "text":
      return plain(text(textSample(field, variant)));
    case "slug":
      return short(slug);
    case "email":
      return short(`${PEOPLE[variant - 1] ?? `user${variant}`}@example.com`);
    case "url":
      return short(`https://example.com/${slug}`);
    case "ip":
      return plain(`"192.0.2.${variant}"`);
    case "filepath":
      return short(`${slug}.txt`);
    default:
      return undefined;
  }
}

/** Who tests are about. */
const PEOPLE = ["ada", "grace"];

/** Names of what ends, expires or is due: many models, or their databases, want it after what begins. */
const LATER =
  /(?:^|_)(?:ends?|ended|ending|until|to|finish(?:es|ed)?|stops?|expir(?:y|es|ed|ation)|closes?|closed|closing|due|deadline|checkout)(?:_|$)/;

function isLater({ name }: Pick<ModelField, "name">): boolean {
  return LATER.test(name);
}

/** The month and the day, whichever the variant. */
export function dayOf(field: Pick<ModelField, "name">, variant: number): [number, number] {
  return [isLater(field) ? 3 : 1, 15 + ((variant - 1) % 16)];
}

/** The hour at which a time of day is, another for each variant. */
export function hourOf(field: Pick<ModelField, "name">, variant: number): number {
  return (isLater(field) ? 13 : 8) + variant;
}

/** Ruff has whole numbers without quotes (FURB157). */
function decimal(value: string): string {
  return `Decimal(${value.includes(".") ? `"${value}"` : value})`;
}

const FILES = "from django.core.files.base import ContentFile";

function other(field: ModelField, variant: number, context: SampleContext): Code | undefined {
  switch (field.word) {
    case "int":
    case "smallint":
    case "bigint":
    case "posint":
    case "possmallint":
    case "posbigint":
      return plain(String(whole(field, variant)));
    case "float":
      return plain(fraction(field, variant));
    case "decimal":
      return plain(decimal(fraction(field, variant)), "from decimal import Decimal");
    case "bool":
      return plain(variant % 2 === 1 ? "True" : "False");
    case "date":
      return plain(`dt.date(2026, ${dayOf(field, variant).join(", ")})`, "import datetime as dt");
    case "datetime": {
      const zone = context.useTz === false ? "" : `, tzinfo=${utc(context.python)}`;
      return plain(
        `dt.datetime(2026, ${dayOf(field, variant).join(", ")}, 12, 0${zone})`,
        "import datetime as dt",
      );
    }
    case "time":
      return plain(`dt.time(${hourOf(field, variant)}, 30)`, "import datetime as dt");
    case "duration":
      return plain(`dt.timedelta(hours=${variant})`, "import datetime as dt");
    case "uuid":
      return plain(`uuid.UUID(int=${variant})`, "import uuid");
    case "json":
    case "hstore":
      return plain(`{"key": "value ${variant}"}`);
    case "file":
      return plain(`ContentFile(b"${variant}", name="${field.name}-${variant}.txt")`, FILES);
    case "image":
      // The smallest image there is: one black pixel.
      return plain(`ContentFile(b"P5 1 1 255 \\x00", name="${field.name}-${variant}.pgm")`, FILES);
    case "binary":
      return plain(`b"${variant}"`);
    case "array": {
      const item = field.items && sample({ ...field, word: field.items }, variant, context);
      return item && plain(`[${item.code}]`, ...item.imports);
    }
    case "intrange":
    case "bigintrange":
      return plain(`(${variant}, ${variant * 10})`);
    case "decimalrange":
      return plain(
        `(Decimal(${variant}), Decimal(${variant * 10}))`,
        "from decimal import Decimal",
      );
    case "daterange":
    case "datetimerange": {
      const word = field.word === "daterange" ? "date" : "datetime";
      const bounds = ([1, 2] as const).map(
        (side) => other({ ...field, word }, side, context)!.code,
      );
      const end = variant === 1 ? bounds[1] : bounds[1]!.replace("2026", "2027");
      return plain(`(${bounds[0]}, ${end})`, "import datetime as dt");
    }
    default:
      return undefined;
  }
}
