import type { FieldDraft } from "./field-draft.ts";
import type { ChoiceMember } from "./model-field.ts";
import { wrong } from "./options.ts";
import { namesOf } from "../components/names.ts";

/** The length of the column, at least: a longer word later needs no migration of it. */
const ROOM = 20;

/**
 * Reads `draft,published`, or `draft=First draft,published`; for numbers `low,high`, counted from 1, or `low=10,high=20`.
 * The members become a class nested in the model.
 */
export function choicesOf(draft: FieldDraft): void {
  const { field, spec } = draft;
  const kind = draft.word === "choice" ? "text" : "integer";
  const parts = (spec.args[0] ?? "").split(",").map((part) => part.trim());
  if (parts.some((part) => part === "" || part.startsWith("=")))
    throw wrong(spec.name, "one of its choices is empty", "Write draft,published.", "field-choice");
  const members: ChoiceMember[] = [];
  for (const part of parts) {
    const [word = "", given] = part.split(/=(.*)/s);
    const member =
      kind === "text" ? textMember(word, given) : numberMember(word, given, members, spec.name);
    const twice = members.find(({ name, value }) => name === member.name || value === member.value);
    if (twice)
      throw wrong(
        spec.name,
        twice.value === member.value
          ? `the choice ${member.value} is given twice`
          : `the choices ${twice.value} and ${member.value} would both be named ${member.name}`,
        undefined,
        "field-choice",
      );
    members.push(member);
  }
  field.choices = { class: namesOf(spec.name).class, kind, members };
  if (kind === "text") {
    const longest = Math.max(...members.map(({ value }) => String(value).length));
    field.maxLength = longest <= ROOM ? ROOM : Math.ceil(longest / 10) * 10;
    draft.keyword("max_length", String(field.maxLength));
  } else {
    const values = members.map(({ value }) => Number(value));
    const isSmall = Math.min(...values) >= 0 && Math.max(...values) <= 32767;
    field.class = isSmall ? "PositiveSmallIntegerField" : "IntegerField";
  }
  draft.keyword("choices", `${field.choices.class}.choices`);
}

function textMember(value: string, label: string | undefined): ChoiceMember {
  return { name: constant(value), value, label: label || sentence(value) };
}

function numberMember(
  word: string,
  given: string | undefined,
  before: readonly ChoiceMember[],
  field: string,
): ChoiceMember {
  const last = before.at(-1)?.value;
  const value = given === undefined ? (typeof last === "number" ? last + 1 : 1) : Number(given);
  if (!Number.isSafeInteger(value) || given === "")
    throw wrong(
      field,
      `${given} is no whole number for the choice ${word}`,
      "Write low=10,high=20.",
      "field-choice",
    );
  return { name: constant(word), value, label: sentence(word) };
}

/** The name of a member: no digit first, and none of the names that enumerations keep. */
function constant(word: string): string {
  const name = word
    .normalize("NFKD")
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z\d]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toUpperCase();
  return /^[A-Z]/.test(name) ? name : `VALUE${name && `_${name}`}`;
}

function sentence(word: string): string {
  const words = word.replaceAll(/[_-]+/g, " ").trim() || word;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
