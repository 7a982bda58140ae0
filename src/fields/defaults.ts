import type { FieldDraft } from "./field-draft.ts";
import { COLUMNS } from "./limits.ts";
import type { Code } from "./model-field.ts";
import { wrong } from "./options.ts";
import { text } from "./python-source.ts";
import type { FieldScope } from "./resolve.ts";
import { date, dateTime, duration, time } from "./temporal.ts";
import type { Word } from "./types.ts";

const TIMEZONE = "from django.utils import timezone";

/** Sets what new rows have: `default`, `db_default`, `auto_now`, `auto_now_add`, and what a type begins with. */
export function defaultOf(draft: FieldDraft, scope: FieldScope): void {
  const { field, spec, word } = draft;
  const { options } = spec;
  const asked = ["default", "db_default", "auto_now", "auto_now_add"].filter(
    (name) => options[name],
  );
  const [first, second] = asked;
  if (second !== undefined)
    throw wrong(spec.name, `${first} and ${second} exclude each other`, `Leave one of them out.`);
  if (first === "auto_now" || first === "auto_now_add") {
    draft.keyword(first, "True");
    [field.auto, field.editable, field.hasDefault] = [true, false, true];
  } else if (first === "default") {
    draft.default("default", value(draft, options["default"] as string));
  } else if (first === "db_default") {
    draft.default("db_default", databaseValue(draft, options["db_default"] as string, scope));
  } else if (options["pk"] === true && word === "uuid") {
    draft.default("default", { code: "uuid.uuid4", imports: ["import uuid"] });
  } else if (word === "bool" && !field.null) {
    draft.default("default", { code: "False", imports: [] });
  }
}

function databaseValue(draft: FieldDraft, given: string, scope: FieldScope): Code {
  const { spec, word } = draft;
  if (scope.django !== undefined && Number(scope.django.split(".")[0]) < 5)
    throw wrong(
      spec.name,
      `db_default is from Django 5.0 on, and this project uses ${scope.django}`,
      "Write default.",
    );
  if (given === "now" && word === "datetime")
    return { code: "Now()", imports: ["from django.db.models.functions import Now"] };
  if (["now", "today", "uuid4"].includes(given))
    throw wrong(
      spec.name,
      `no database computes ${given} for ${word} alike`,
      `Write default=${given}.`,
    );
  return value(draft, given);
}

/** A value of the field's type as Python source. */
function value(draft: FieldDraft, given: string): Code {
  const { word, spec, field } = draft;
  const plain = (code: string, ...imports: string[]): Code => ({ code, imports });
  const refuse = (form: string, next?: string) =>
    wrong(
      spec.name,
      `${given || "nothing"} is no default for ${word}: ${form}`,
      next,
      "field-default",
    );
  if (field.null && /^(?:none|null)$/i.test(given)) return plain("None");
  if (field.choices) {
    const member = field.choices.members.find(
      (each) => String(each.value) === given || each.name === given.toUpperCase(),
    );
    const values = field.choices.members.map((each) => String(each.value)).join(", ");
    if (!member) throw refuse(`its choices are ${values}`);
    return plain(`${field.choices.class}.${member.name}`);
  }
  switch (word) {
    case "int":
    case "smallint":
    case "bigint":
    case "posint":
    case "possmallint":
    case "posbigint":
    case "float":
    case "decimal":
      return numeric(draft, given, refuse);
    case "bool":
      if (/^(?:true|yes|on|1)$/i.test(given)) return plain("True");
      if (/^(?:false|no|off|0)$/i.test(given)) return plain("False");
      throw refuse("it is true or false");
    case "date":
      if (given === "today" || given === "now") return plain("timezone.localdate", TIMEZONE);
      return date(given) ?? fail(refuse("write today, or a day as 2026-01-31"));
    case "datetime":
      if (given === "now" || given === "today") return plain("timezone.now", TIMEZONE);
      return dateTime(given) ?? fail(refuse("write now, or a time as 2026-01-31T09::30"));
    case "time":
      return time(given) ?? fail(refuse("write a time as 09::30; a doubled colon is a colon"));
    case "duration":
      return duration(given) ?? fail(refuse("write a number and its unit: 30s, 15m, 2h, 7d, 1w"));
    case "uuid":
      if (/^(?:uuid4|random|uuid\.uuid4)$/.test(given)) return plain("uuid.uuid4", "import uuid");
      if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(given))
        return plain(`uuid.UUID("${given.toLowerCase()}")`, "import uuid");
      throw refuse("write uuid4 for a random one");
    case "json":
    case "hstore":
    case "array":
      return container(word, given, refuse);
    case "binary":
      return plain(`b${text(given)}`);
    default:
      return textual(draft, given, refuse);
  }
}

type Refuse = (form: string, next?: string) => Error;

function fail(error: Error): never {
  throw error;
}

function numeric({ word, field }: FieldDraft, given: string, refuse: Refuse): Code {
  const isWhole = word !== "float" && word !== "decimal";
  if (!(isWhole ? /^[-+]?\d{1,19}$/ : /^[-+]?\d+(?:\.\d+)?$/).test(given))
    throw refuse(`write a ${isWhole ? "whole " : ""}number`);
  const number = Number(given);
  const [least, most] = COLUMNS[word] ?? [-Infinity, Infinity];
  const low = Math.max(least, field.min ?? least);
  const high = Math.min(most, field.max ?? most);
  if (number < low || number > high) throw refuse(`it holds ${low} to ${high}`);
  const code = given.replace(/^\+/, "").replace(/^(-?)0+(?=\d)/, "$1");
  if (word === "float") return { code: code.includes(".") ? code : `${code}.0`, imports: [] };
  if (word !== "decimal") return { code, imports: [] };
  const [all = 0, places = 0] = field.digits ?? [];
  const [whole = "", fraction = ""] = code.replace("-", "").split(".");
  if (fraction.length > places || whole.replace(/^0/, "").length > all - places)
    throw refuse(`it has ${all} digits, ${places} of them after the point`);
  const inner = code.includes(".") ? `"${code}"` : code;
  return { code: `Decimal(${inner})`, imports: ["from decimal import Decimal"] };
}

function container(word: Word, given: string, refuse: Refuse): Code {
  const name =
    { "{}": "dict", object: "dict", "[]": "list", empty: word === "array" ? "list" : "dict" }[
      given
    ] ?? given;
  const allowed = word === "json" ? ["dict", "list"] : [word === "array" ? "list" : "dict"];
  if (!allowed.includes(name))
    throw refuse(`write ${allowed.join(" or ")}, which makes a new one for each row`);
  return { code: name, imports: [] };
}

const FORMS: Readonly<Partial<Record<Word, readonly [RegExp, string]>>> = {
  slug: [/^[-\w]*$/, "a slug has letters, digits, hyphens and underscores"],
  email: [/^$|^\S+@\S+\.\S+$/, "write an address such as a@example.com"],
  url: [
    /^$|^(?:https?|ftps?):\/\/\S+$/,
    "write an address such as https:://example.com; a doubled colon is a colon",
  ],
  ip: [/^[\da-f:.]+$/i, "write an address such as 127.0.0.1"],
};

function textual({ word, field }: FieldDraft, given: string, refuse: Refuse): Code {
  const [form, hint] = FORMS[word] ?? [/^/, ""];
  if (!form.test(given)) throw refuse(hint);
  if (field.maxLength !== undefined && given.length > field.maxLength)
    throw refuse(`it has ${field.maxLength} characters at most`);
  return { code: text(given), imports: [] };
}
