import { fit, text } from "../../fields/python-source.ts";

/** An attribute of a class: `search_fields`, and the statement that sets it. */
export interface Attribute {
  name: string;
  code: string;
}

/** An attribute that lists names; none where there are none to list. */
export function named(name: string, values: readonly string[], width: number): Attribute[] {
  if (values.length === 0) return [];
  return [{ name, code: fit(`${name} = [${values.map(text).join(", ")}]`, width - 4) }];
}

/** An attribute with one value, as Python source. */
export function single(name: string, value: string | undefined): Attribute[] {
  return value === undefined ? [] : [{ name, code: `${name} = ${value}` }];
}

/** Whether a class sets an attribute, or works it out in a method. */
export function hasAttribute(source: string, name: string): boolean {
  return new RegExp(`^\\s+(?:${name}\\s*[:+]?=|def get_${name}\\()`, "m").test(source);
}
