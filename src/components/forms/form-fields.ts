import { is } from "../../fields/is.ts";
import { jsonSample } from "../../fields/json-sample.ts";
import type { Code, ModelField } from "../../fields/model-field.ts";
import { text } from "../../fields/python-source.ts";
import type { SampleContext } from "../../fields/sample.ts";
import { freshValue, invalidValue } from "../api/request-values.ts";

/** Classes of `django.forms` by the word of the field language. */
const CLASSES: Readonly<Record<string, string>> = {
  char: "CharField",
  text: "CharField",
  slug: "SlugField",
  email: "EmailField",
  url: "URLField",
  float: "FloatField",
  decimal: "DecimalField",
  bool: "BooleanField",
  date: "DateField",
  datetime: "DateTimeField",
  time: "TimeField",
  duration: "DurationField",
  uuid: "UUIDField",
  json: "JSONField",
  file: "FileField",
  image: "ImageField",
  ip: "GenericIPAddressField",
  choice: "ChoiceField",
  intchoice: "TypedChoiceField",
  fk: "ModelChoiceField",
  m2m: "ModelMultipleChoiceField",
};
const WHOLE = ["int", "smallint", "bigint", "posint", "possmallint", "posbigint"];

/** The class of a field of a plain form; undefined where forms have none for it. */
export function formClass({ word }: ModelField): string | undefined {
  return WHOLE.includes(word) ? "IntegerField" : CLASSES[word];
}

/** The declaration of a field of a plain form. */
export function formField(field: ModelField, translated: boolean): string {
  const given: string[] = [];
  const say = (value: string) => (translated ? `_(${text(value)})` : text(value));
  if (field.word === "text") given.push("widget=forms.Textarea");
  if (field.maxLength !== undefined && field.word === "char")
    given.push(`max_length=${field.maxLength}`);
  if (WHOLE.includes(field.word) || field.word === "decimal") {
    const least = field.word.startsWith("pos") ? (field.min ?? 0) : field.min;
    if (least !== undefined) given.push(`min_value=${least}`);
    if (field.max !== undefined) given.push(`max_value=${field.max}`);
  }
  if (field.digits)
    given.push(`max_digits=${field.digits[0]}`, `decimal_places=${field.digits[1]}`);
  if (field.choices) {
    const pairs = field.choices.members.map(
      ({ value, label }) => `(${JSON.stringify(value)}, ${say(label)})`,
    );
    given.push(`choices=[${pairs.join(", ")}]`);
    if (field.word === "intchoice") given.push("coerce=int");
  }
  if (field.relation) given.push(`queryset=${field.relation.to.split(".").at(-1)!}.objects.all()`);
  if (field.blank || field.null || is.boolean(field) || field.hasDefault)
    given.push("required=False");
  return `${field.name} = forms.${formClass(field)}(${given.join(", ")})`;
}

/** A value of a form's data, as Python source; undefined where none is known. */
export function formValue(field: ModelField, context: SampleContext): Code | undefined {
  if (is.boolean(field)) return { code: '"on"', imports: [] };
  if (field.word === "json") return { code: '"1"', imports: [] };
  if (field.word === "hstore") return { code: '"{}"', imports: [] };
  if (field.word.endsWith("range") || field.word === "binary") return undefined;
  if (field.word === "array") return { code: '"1"', imports: [] };
  if (field.word === "duration") return { code: '"1:00:00"', imports: [] };
  return freshValue(field, context) ?? jsonSample(field, 2, context);
}

/** A value that a form refuses, as Python source. */
export function refusedValue(field: ModelField): string | undefined {
  if (is.boolean(field) || is.file(field)) return undefined;
  return invalidValue(field);
}

/** Whether a form cannot do without it. */
export function isNeeded(field: ModelField): boolean {
  return !field.blank && !is.boolean(field) && !(field.hasDefault && field.blank);
}
