import type { FieldDraft } from "./field-draft.ts";
import { wrong } from "./options.ts";
import { resolveField, type FieldScope } from "./resolve.ts";
import { makeSpec } from "./spec.ts";
import { MODELS, TYPES, wordOf, type Word } from "./types.ts";
import { declared } from "./declaration.ts";

/** Types that no array holds: relations, what is computed, what has a default or a class of its own. */
const NO_ITEMS: ReadonlySet<Word> = new Set<Word>([
  ...(["fk", "o2o", "m2m", "generated", "array", "choice", "intchoice"] as const),
  ...(["file", "image", "json", "hstore", "searchvector", "filepath"] as const),
]);

/** `labels:array:char,50`: the field of the items, with its own arguments after a comma. */
export function arrayItems(draft: FieldDraft, scope: FieldScope): void {
  const { field, spec } = draft;
  const [given = "", ...args] = (spec.args[0] ?? "").split(",");
  const word = wordOf(given);
  if (word === undefined || NO_ITEMS.has(word) || TYPES[word].module !== MODELS)
    throw wrong(
      spec.name,
      `an array has no items of type ${given}`,
      `Write ${spec.name}:array:char,50.`,
    );
  const parts = args.length > 0 ? [word, args.join(",")] : [word];
  const items = resolveField(makeSpec(spec.name, parts, spec.source), scope);
  const keywords = items.keywords.filter(([name]) => name !== "default");
  draft.keyword("base_field", declared({ ...items, keywords }, Infinity), ...items.imports);
  field.items = word;
  field.maxLength = items.maxLength;
  field.digits = items.digits;
}
