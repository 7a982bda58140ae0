import type { ArgumentType } from "./argument-types.ts";

/** An argument of a management command. */
export interface Argument {
  name: string;
  /** What `add_argument` takes. */
  code: string;
  /** Its type in Python. */
  annotation: string;
  /** Further imports that it needs. */
  imports: readonly string[];
  /** What a test gives on the command line, and how that shows. */
  given: readonly string[];
  shown: string;
}

/** What may follow the type of an argument. */
export interface Modifiers {
  isOptional: boolean;
  isMany: boolean;
  fallback: string | undefined;
}

/** How a command declares an argument, and what a test gives for it. */
export function declared(
  name: string,
  type: ArgumentType,
  word: string,
  { isOptional, isMany, fallback }: Modifiers,
): Argument {
  const option = `--${name.replaceAll("_", "-")}`;
  if (word === "flag") {
    return {
      name,
      code: `"${option}", action="store_true"`,
      annotation: "bool",
      imports: [],
      given: [option],
      shown: `${name}: True`,
    };
  }
  const isOption = isOptional || fallback !== undefined;
  const parts = [
    JSON.stringify(isOption ? option : name),
    ...(type.convert ? [`type=${type.convert}`] : []),
    ...(isMany ? [`nargs="${isOption ? "*" : "+"}"`] : []),
    // A text is converted as if it had been given.
    ...(fallback === undefined ? [] : [`default=${valueCode(fallback, word, isMany)}`]),
    ...(isMany && isOption && fallback === undefined ? ["default=[]"] : []),
  ];
  const single = isMany ? `list[${type.annotation}]` : type.annotation;
  const isNone = isOption && fallback === undefined && !isMany;
  return {
    name,
    code: parts.join(", "),
    annotation: isNone ? `${single} | None` : single,
    imports: type.imports ?? [],
    given: isOption ? [option, type.sample] : [type.sample],
    shown: isMany ? type.sample : `${name}: ${type.sample}`,
  };
}

function valueCode(value: string, word: string, isMany: boolean): string {
  const isNumber = (word === "int" || word === "float") && /^-?\d+(?:\.\d+)?$/.test(value);
  const code = isNumber ? value : JSON.stringify(value);
  return isMany ? `[${code}]` : code;
}
