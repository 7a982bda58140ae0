import { parseDocument } from "yaml";
import { usage } from "../errors.ts";
import { camel, kebab } from "./names.ts";
import { nearest } from "./nearest.ts";
import type { Options, Spec } from "./option.ts";
import { splitList, type Given } from "./parse.ts";

/** Options that say where to look, and so cannot be said in the file itself. */
const OUTSIDE = ["config", "cwd"];

/**
 * Reads the answers of a `--config` file, YAML or JSON. Its keys are the names of flags in camelCase or
 * with dashes; `no-git: true` is `git: false`.
 *
 * @param path for messages only
 * @throws Failure (usage) where the text is neither, a key is unknown or given twice, or a value has the wrong form
 */
export function parseConfig(options: Options, text: string, path: string): Map<string, Given> {
  // Scalars stay as they are written: `python: 3.10` is not the number 3.1.
  const document = parseDocument(text, { schema: "failsafe" });
  const [error] = document.errors;
  if (error) {
    throw usage(
      "config-syntax",
      `${path} is neither YAML nor JSON: ${error.message.split("\n")[0]?.replace(/:$/, "")}.`,
      "Mend the file, and run the command again.",
    );
  }
  const content: unknown = document.toJS() ?? {};
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    throw usage(
      "config-form",
      `${path} does not hold answers by name.`,
      "Write lines such as `preset: api`.",
    );
  }
  const given = new Map<string, Given>();
  for (const [name, value] of Object.entries(content)) {
    if (value === "" || value === "null" || value === "~") continue;
    const source = `${name} in ${path}`;
    const { key, negated } = keyFor(options, name, path);
    const spec = options[key]!.spec;
    if (given.has(key)) {
      throw usage("given-twice", `${path} answers ${kebab(key)} twice.`, "Leave one of them out.");
    }
    const read = valueOf(value, spec, source);
    given.set(key, { value: negated ? !read : read, source });
  }
  return given;
}

function keyFor(options: Options, name: string, path: string): { key: string; negated: boolean } {
  const key = camel(name);
  if (Object.hasOwn(options, key) && !OUTSIDE.includes(key)) return { key, negated: false };
  const off = /^no([A-Z].*)$/.exec(key)?.[1];
  const positive = off && off.charAt(0).toLowerCase() + off.slice(1);
  if (positive && Object.hasOwn(options, positive) && options[positive]?.spec.kind === "flag")
    return { key: positive, negated: true };
  const names = Object.keys(options).filter((known) => !OUTSIDE.includes(known));
  const meant = nearest(kebab(key), names.map(kebab));
  throw usage(
    "unknown-key",
    `${path} has a key that is no option: ${name}.`,
    meant
      ? `Did you mean ${meant}?`
      : `The keys are the names of the flags: ${names.map(kebab).join(", ")}.`,
  );
}

function valueOf(value: unknown, { kind }: Spec, source: string): Given["value"] {
  if (kind === "flag") {
    if (value === "true" || value === "false") return value === "true";
    throw wrongForm(source, "true or false");
  }
  if (kind === "list") {
    if (typeof value === "string") return splitList(value);
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
    throw wrongForm(source, "a list");
  }
  if (typeof value === "string") return value;
  throw wrongForm(source, "a single value");
}

function wrongForm(source: string, form: string) {
  return usage(
    "config-value",
    `${source} has to be ${form}.`,
    "Mend the file, and run the command again.",
  );
}
