import { usage } from "../errors.ts";
import { isKeyword } from "../options/python-names.ts";
import type { Target } from "./site.ts";

/**
 * A target whose name is one of a function.
 *
 * @throws Failure (usage) where Python would not take it
 */
export function functionNames(target: Target): Target {
  const { snake } = target.names;
  const reason = !/^[a-z][a-z\d_]*$/.test(snake)
    ? "it has characters that no Python name has, or does not start with a letter"
    : isKeyword(snake)
      ? `${snake} is a keyword of Python`
      : undefined;
  if (!reason) return target;
  throw usage(
    "bad-function-name",
    `${JSON.stringify(snake)} cannot be the name of a function: ${reason}.`,
    "Take a name of letters, digits and underscores, such as send_reminders.",
  );
}
