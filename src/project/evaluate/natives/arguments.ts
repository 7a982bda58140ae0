import { type Args, forced, Unknown, type Value } from "../values.ts";

/** An argument by its position or name, its import resolved; undefined where it is not given. */
export function argument(args: Args, at: number, name = ""): Value | undefined {
  const value = given(args, at, name);
  return value === undefined ? undefined : forced(value);
}

/** As `argument`, but an import is left as it is. None is a value, too. */
export function given(args: Args, at: number, name: string): Value | undefined {
  const value = args.positional[at];
  return value === undefined ? args.named.get(name) : value;
}

export function unknown(args: Args): Unknown {
  return new Unknown(args.node?.text ?? "a call");
}
