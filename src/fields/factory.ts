import { namesOf } from "../components/names.ts";
import { contribRow } from "./django-models.ts";
import { is } from "./is.ts";
import type { Code, ModelField } from "./model-field.ts";
import { fit } from "./python-source.ts";
import { sample, type SampleContext } from "./sample.ts";
import { utc } from "./temporal.ts";

export interface FactoryContext extends Omit<SampleContext, "related"> {
  /** What `SubFactory` is called with: `UserFactory` with its import, or its dotted path in quotes. */
  factoryOf(ref: string): Code | undefined;
  /** Columns that a line may have; 88 by default. */
  width?: number;
}

/** Digits that a number of a sequence may need, whatever the size of a test suite. */
const DIGITS = 6;

/**
 * The line of a `factory_boy` class that gives a field its value, with `import factory` and what else it needs. Undefined where
 * a row is valid without: what may be missing has a default or is set by itself, and a required relation to the model itself
 * cannot be met.
 */
export function factoryLine(field: ModelField, context: FactoryContext): Code | undefined {
  const value = valueOf(field, context);
  const { width = 88 } = context;
  return value && { code: fit(`${field.name} = ${value.code}`, width - 4), imports: value.imports };
}

function valueOf(field: ModelField, context: FactoryContext): Code | undefined {
  if (is.omissible(field)) return undefined;
  if (field.relation) return relation(field, context);
  if (field.name === "password" && field.class === "CharField")
    return made('factory.django.Password("correct horse battery staple")');
  if (field.choices) return sample(field, 1, context);
  return sequence(field, context) ?? file(field) ?? sample(field, 1, context);
}

function made(code: string, ...imports: readonly string[]): Code {
  return { code, imports: ["import factory", ...imports] };
}

function relation(field: ModelField, context: FactoryContext): Code | undefined {
  const { kind, to } = field.relation!;
  if (kind === "m2m" || to === "self") return undefined;
  const factory = context.factoryOf(to);
  if (factory) return made(`factory.SubFactory(${factory.code})`, ...factory.imports);
  const row = contribRow(to);
  return row && made(`factory.LazyFunction(lambda: ${row.code})`, ...row.imports);
}

function file({ word, name }: ModelField): Code | undefined {
  if (word === "file") return made(`factory.django.FileField(filename="${name}.txt", data=b"1")`);
  return word === "image" ? made("factory.django.ImageField()") : undefined;
}

/** A value of its own for each row: of what is unique, and of short texts, which are easier told apart. */
function sequence(field: ModelField, context: FactoryContext): Code | undefined {
  const counted = (code: string, ...imports: string[]) =>
    made(`factory.Sequence(${code})`, ...imports);
  const formatted = textFormat(field);
  if (formatted !== undefined) return counted(formatted);
  if (!field.unique) return undefined;
  const day = "dt.date(2026, 1, 1) + dt.timedelta(days=n)";
  const zone = context.useTz === false ? "" : `, tzinfo=${utc(context.python)}`;
  switch (field.word) {
    case "int":
    case "smallint":
    case "bigint":
    case "posint":
    case "possmallint":
    case "posbigint":
      return field.min === undefined || field.min <= 0
        ? counted("int")
        : counted(`lambda n: n + ${Math.ceil(field.min)}`);
    case "float":
      return counted("float");
    case "decimal":
      return counted("Decimal", "from decimal import Decimal");
    case "date":
      return counted(`lambda n: ${day}`, "import datetime as dt");
    case "datetime":
      return counted(
        `lambda n: dt.datetime(2026, 1, 1${zone}) + dt.timedelta(minutes=n)`,
        "import datetime as dt",
      );
    case "duration":
      return counted("lambda n: dt.timedelta(minutes=n)", "import datetime as dt");
    case "uuid":
      return made("factory.LazyFunction(uuid.uuid4)", "import uuid");
    case "ip":
      return counted('lambda n: f"2001:db8::{n:x}"');
    case "binary":
      return counted("lambda n: str(n).encode()");
    default:
      return undefined;
  }
}

/** `"Title {}".format`, as far as the length of the field allows; undefined where it is no text to count. */
function textFormat(field: ModelField): string | undefined {
  const { word, unique, maxLength = Infinity, min = 0 } = field;
  if (word === "text" && !unique) return undefined;
  const words = namesOf(field.name);
  const pad = min > 0 ? `{:0>${min}}` : "{}";
  const candidates: Readonly<Record<string, readonly string[]>> = {
    char:
      field.name === "username" ? [`${words.snake}${pad}`, pad] : [`${words.sentence} ${pad}`, pad],
    text: [`${words.sentence} ${pad}`],
    slug: [`${words.kebab}-{}`, "{}"],
    email: ["user{}@example.com", "{}@a.io"],
    url: [`https://example.com/${words.kebab}/{}`, "http://a.io/{}"],
    filepath: [`${words.kebab}-{}.txt`],
  };
  const forms = candidates[word];
  if (!forms) return undefined;
  const room = Math.max(DIGITS, min);
  const fits = forms.find((form) => form.replace(/\{.*\}/, "").length + room <= maxLength);
  if (fits !== undefined) return `"${fits}".format`;
  // Too short for every number: the last digits tell rows apart as long as they can.
  return unique ? `lambda n: str(n)[-${maxLength}:]` : undefined;
}
