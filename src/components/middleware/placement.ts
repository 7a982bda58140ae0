import { usage } from "../../errors.ts";
import { nearest } from "../../options/nearest.ts";
import type { MiddlewarePlace } from "../../wiring/index.ts";
import type { MiddlewareKind } from "./kinds.ts";

/**
 * Where it goes: as its kind needs, or as the options say.
 *
 * @throws Failure (usage) where what the options name is not installed
 */
export function placement(
  kind: MiddlewareKind,
  { after, before }: { after: readonly string[]; before: readonly string[] },
  installed: readonly string[],
): MiddlewarePlace {
  if (after.length + before.length === 0) return kind.place;
  return {
    after: after.map((name) => installedName(name, installed, "--after")),
    before: before.map((name) => installedName(name, installed, "--before")),
  };
}

/** A middleware that is installed, by its dotted name or its last part. */
function installedName(name: string, installed: readonly string[], flag: string): string {
  const last = (dotted: string) => dotted.slice(dotted.lastIndexOf(".") + 1);
  const found =
    installed.find((one) => one === name) ?? installed.find((one) => last(one) === name);
  if (found) return found;
  const meant = nearest(last(name), installed.map(last));
  throw usage(
    "unknown-middleware",
    `${flag}: there is no middleware ${name} in MIDDLEWARE.`,
    meant ? `Did you mean ${meant}?` : `There are ${installed.map(last).join(", ")}.`,
  );
}
