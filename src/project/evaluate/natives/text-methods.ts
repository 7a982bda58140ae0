import { braceFormat } from "../formats.ts";
import type { Machine } from "../machine.ts";
import { iterate } from "../operators.ts";
import { type Args, forced, List, Native, type Value } from "../values.ts";
import { argument, unknown } from "./arguments.ts";

/** A method of a string; undefined where we know none of that name. */
export function textMethod(text: string, name: string): Value | undefined {
  const strings = (args: Args) => args.positional.map(forced);
  const text1 = (args: Args, use: (first: string, second: string) => Value): Value => {
    const [first = "", second = ""] = strings(args);
    return typeof first === "string" && typeof second === "string"
      ? use(first, second)
      : unknown(args);
  };
  const options = (args: Args, test: (option: string) => boolean): Value => {
    const value = argument(args, 0);
    const all = value instanceof List ? value.values.map(forced) : [value];
    return all.every((option) => typeof option === "string") ? all.some(test) : unknown(args);
  };
  const methods: Record<string, (args: Args, machine: Machine) => Value> = {
    split: (args) => new List(split(text, argument(args, 0, "sep"), argument(args, 1, "maxsplit"))),
    rsplit: (args) =>
      new List(splitLast(text, argument(args, 0, "sep"), argument(args, 1, "maxsplit"))),
    splitlines: () => new List(text.split(/\r?\n/)),
    strip: (args) =>
      text1(args, (characters) => stripEnd(stripStart(text, characters), characters)),
    lstrip: (args) => text1(args, (characters) => stripStart(text, characters)),
    rstrip: (args) => text1(args, (characters) => stripEnd(text, characters)),
    lower: () => text.toLowerCase(),
    casefold: () => text.toLowerCase(),
    upper: () => text.toUpperCase(),
    title: () =>
      text.replaceAll(
        /[A-Za-z]+/g,
        (word) => (word[0] ?? "").toUpperCase() + word.slice(1).toLowerCase(),
      ),
    capitalize: () => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase(),
    startswith: (args) => options(args, (option) => text.startsWith(option)),
    endswith: (args) => options(args, (option) => text.endsWith(option)),
    replace: (args) => text1(args, (from, to) => text.replaceAll(from, to)),
    removeprefix: (args) =>
      text1(args, (start) => (text.startsWith(start) ? text.slice(start.length) : text)),
    removesuffix: (args) =>
      text1(args, (end) => (end && text.endsWith(end) ? text.slice(0, -end.length) : text)),
    isupper: () => /[A-Z]/.test(text) && text === text.toUpperCase(),
    islower: () => /[a-z]/.test(text) && text === text.toLowerCase(),
    isdigit: () => /^\d+$/.test(text),
    encode: () => text,
    decode: () => text,
    join: (args) => {
      const { values, complete } = iterate(args.positional[0] ?? null);
      const parts = values.map(forced);
      return complete && parts.every((part) => typeof part === "string")
        ? parts.join(text)
        : unknown(args);
    },
    format: (args) => braceFormat(text, args.positional, args.named) ?? unknown(args),
    partition: (args) =>
      text1(args, (separator) => {
        const at = text.indexOf(separator);
        const parts =
          at === -1
            ? [text, "", ""]
            : [text.slice(0, at), separator, text.slice(at + separator.length)];
        return new List(parts, "tuple");
      }),
    find: (args) => text1(args, (part) => text.indexOf(part)),
    count: (args) => text1(args, (part) => text.split(part).length - 1),
  };
  return made(methods, name);
}

/** The method of a name, where there is one of our own. */
export function made(
  methods: Record<string, (args: Args, machine: Machine) => Value>,
  name: string,
): Native | undefined {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  return method && new Native(name, method);
}

function split(text: string, separator: Value | undefined, most: Value | undefined): string[] {
  const parts =
    typeof separator === "string" ? text.split(separator) : text.split(/\s+/).filter(Boolean);
  if (typeof most !== "number" || parts.length <= most + 1 || typeof separator !== "string")
    return parts;
  return [...parts.slice(0, most), parts.slice(most).join(separator)];
}

function splitLast(text: string, separator: Value | undefined, most: Value | undefined): string[] {
  const parts = split(text, separator, undefined);
  if (typeof most !== "number" || parts.length <= most + 1 || typeof separator !== "string")
    return parts;
  const kept = parts.length - most;
  return [parts.slice(0, kept).join(separator), ...parts.slice(kept)];
}

function stripStart(text: string, characters: string): string {
  let from = 0;
  while (from < text.length && isIn(text[from] ?? "", characters)) from++;
  return text.slice(from);
}

function stripEnd(text: string, characters: string): string {
  let to = text.length;
  while (to > 0 && isIn(text[to - 1] ?? "", characters)) to--;
  return text.slice(0, to);
}

function isIn(character: string, characters: string): boolean {
  return characters ? characters.includes(character) : /\s/.test(character);
}
