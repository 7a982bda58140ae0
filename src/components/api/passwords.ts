import { usage } from "../../errors.ts";
import type { ModelFacts } from "../site.ts";

/**
 * Refuses to show or take the password of a user as it is stored.
 *
 * @throws Failure (usage)
 */
export function refusePassword({ isUser, names }: ModelFacts, fields: readonly string[]): void {
  if (!isUser || !fields.includes("password")) return;
  throw usage(
    "password-shown",
    `The password of a ${names.words} is stored as a hash: a serializer would show it, and store what is sent as it is.`,
    "Leave password out, and set it by a view of its own with set_password().",
  );
}
