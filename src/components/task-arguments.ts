import { usage } from "../errors.ts";
import { shapeOfModel } from "./shapes.ts";
import type { ModelFacts, Site } from "./site.ts";

/** What JSON can carry, with a value for tests. */
const TYPES: Readonly<Record<string, string>> = {
  str: '"text"',
  int: "1",
  float: "1.5",
  bool: "True",
};

/** A parameter of a task. */
export interface Parameter {
  name: string;
  annotation: string;
  sample: string;
}

/** The parameter that names a row. */
export function keyParameter(site: Site, model: ModelFacts): Parameter {
  const key = shapeOfModel(site, model).fields.find(({ primaryKey }) => primaryKey);
  const isText =
    key !== undefined && !/int/.test(key.word) && !key.relation && key.word !== "other";
  const { snake } = model.names;
  const row = `self.${snake}.pk`;
  return {
    name: `${snake}_id`,
    annotation: isText ? "str" : "int",
    sample: key?.word === "uuid" ? `str(${row})` : row,
  };
}

/**
 * Reads `limit:int`.
 *
 * @throws Failure (usage) where it is no name, or of no type that JSON can carry
 */
export function parameter(text: string): Parameter {
  const [name = "", type = "str", ...more] = text.split(":");
  const sample = TYPES[type];
  if (/^[a-z]\w*$/.test(name) && sample !== undefined && more.length === 0)
    return { name, annotation: type, sample };
  throw usage(
    "bad-argument",
    `--arg: ${JSON.stringify(text)} is no argument of a task: it travels as JSON.`,
    `Write a name and one of ${Object.keys(TYPES).join(", ")}: limit:int.`,
  );
}

/**
 * An exception by its name, dotted where it is none of Python's own.
 *
 * @throws Failure (usage) where it cannot be one
 */
export function exception(text: string): { code: string; imports: string[] } {
  const dot = text.lastIndexOf(".");
  const name = text.slice(dot + 1);
  if (!/^[\w.]+$/.test(text) || !/^[A-Z]\w*$/.test(name)) {
    throw usage(
      "bad-exception",
      `--retry: ${JSON.stringify(text)} is no exception.`,
      "Write its name, with its module: requests.RequestException.",
    );
  }
  return { code: name, imports: dot > 0 ? [`from ${text.slice(0, dot)} import ${name}`] : [] };
}
