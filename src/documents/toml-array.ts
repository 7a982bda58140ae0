import type { Order } from "../merge/merge.ts";
import { NO_ORDER, placeOf } from "./place.ts";
import { parseRequirement, withExtras } from "./requirement.ts";
import { type ArrayValue, type Element, dataOf, type Value, writeValue } from "./toml-model.ts";

const COLUMNS = 88;

interface ArrayOptions {
  /** The dotted path of the array: `tool.ruff.lint.select`. */
  slot: string;
  order: Order;
  /** The indentation of items that get a line of their own. */
  indent: string;
}

/**
 * Adds the items that an array lacks, each with its comments. A list with an item a line stays one. Items are known
 * by their value; requirements of a project, by the name of the package, and their extras are united.
 * Gives whether there was anything to add.
 */
export function extendArray(
  array: ArrayValue,
  fragment: ArrayValue,
  { slot, order, indent }: ArrayOptions,
): boolean {
  let grew = false;
  const requirements = holdsRequirements(slot);
  const identify = (value: Value) => identityOf(value, requirements);
  const identities = fragment.elements.map(({ value }) => identify(value));
  // Only where there is nothing yet do the items keep the order that the fragment has them in.
  const siblings = array.elements.length === 0 ? identities : [];
  if (array.elements.length === 0 && isMultiline(fragment)) {
    array.end = `\n${/[^\n]*$/.exec(fragment.end)?.[0] ?? ""}`;
  }

  fragment.elements.forEach((element, index) => {
    const identity = identities[index] as string;
    const items = array.elements.map(({ value }) => identify(value));
    const present = array.elements[items.indexOf(identity)];
    if (present) {
      if (requirements) uniteExtras(present.value, element.value);
      return;
    }
    // The order of requirements is the alphabet of their names, whatever else a slot may say.
    const place = requirements
      ? placeOf(identity, items, [], slot, NO_ORDER)
      : placeOf(identity, items, siblings, slot, order);
    insert(array, place, element, indent);
    grew = true;
  });
  return grew;
}

/** A new array with its items in the order of its slot; as its fragment has them where there is none. */
export function arranged(fragment: ArrayValue, options: ArrayOptions): ArrayValue {
  const knows = ({ value }: Element) => {
    const item = identityOf(value, false);
    return options.order.compare(options.slot, item, item) !== undefined;
  };
  if (!holdsRequirements(options.slot) && !fragment.elements.some(knows)) return fragment;
  const array: ArrayValue = { kind: "array", elements: [], end: isMultiline(fragment) ? "\n" : "" };
  extendArray(array, fragment, options);
  return array;
}

/** Puts every item on a line of its own. */
export function explode(array: ArrayValue, indent: string): void {
  for (const element of array.elements) {
    element.before = `\n${indent}`;
    element.after = ",";
  }
  array.end = "\n";
}

/** Whether a line that holds this array and no other line break is too long. */
export function isTooLong(line: string, array: ArrayValue): boolean {
  return !isMultiline(array) && line.trimEnd().length > COLUMNS;
}

function isMultiline(array: ArrayValue): boolean {
  return array.end.includes("\n") || array.elements.some(({ before }) => before.includes("\n"));
}

/** The indentation of an array's items, where they stand on lines of their own. */
export function indentOf(array: ArrayValue): string | undefined {
  for (const { before } of array.elements) {
    const match = /\n([ \t]*)$/.exec(before);
    if (match) return match[1];
  }
  return undefined;
}

function holdsRequirements(slot: string): boolean {
  return (
    /^project\.(dependencies$|optional-dependencies\.)|^dependency-groups\./.test(slot) ||
    /^build-system\.requires$|^tool\.uv\.[a-z]+-dependencies$/.test(slot)
  );
}

function identityOf(value: Value, requirements: boolean): string {
  const data = dataOf(value);
  if (typeof data !== "string") return JSON.stringify(data);
  return (requirements && parseRequirement(data)?.name) || data;
}

function uniteExtras(present: Value, wanted: Value): void {
  if (present.kind !== "scalar" || typeof present.data !== "string") return;
  const extras = parseRequirement(String(dataOf(wanted)))?.extras ?? [];
  const data = withExtras(present.data, extras);
  if (data === present.data) return;
  present.text = present.text.replace(present.data, data);
  present.data = data;
}

function insert(array: ArrayValue, place: number, element: Element, indent: string): void {
  const previous = array.elements[place - 1];
  const next = array.elements[place];
  const onItsOwnLine = isMultiline(array) && (!next || next.before.includes("\n"));
  const added: Element = {
    before: onItsOwnLine
      ? linesBefore(element.before, indentOf(array) ?? indent)
      : (next?.before ?? (previous ? " " : "")),
    value: { kind: "scalar", text: writeValue(element.value), data: dataOf(element.value) },
    after: onItsOwnLine ? withComma(element.after) : next ? "," : "",
  };
  if (previous) previous.after = withComma(previous.after);
  if (!onItsOwnLine && next && !previous) next.before = " ";
  array.elements.splice(place, 0, added);
}

/** The line break and indentation of an item, with the comment lines that its fragment has above it. */
function linesBefore(before: string, indent: string): string {
  const comments = before
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("#"));
  return [...comments, ""].map((line) => `\n${indent}${line}`).join("");
}

function withComma(after: string): string {
  return /^[^#]*,/.test(after) ? after : `,${after}`;
}
