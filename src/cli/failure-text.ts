import { Failure } from "../errors.ts";
import type { Colours } from "./colours.ts";

/** What a person reads when a command fails: what and where, the details, what to do next. */
export function failureText(error: unknown, colours: Colours, debug: boolean): string {
  const known = error instanceof Failure;
  const lines = known
    ? [`${colours.red("✗")} ${error.message}`, ...error.details.map((line) => `    ${line}`)]
    : [`${colours.red("✗")} A defect of ours: ${messageOf(error)}`];
  const next = known
    ? error.next
    : "Run it again with --debug, and report what that shows as an issue of create-django-expert.";
  if (next) lines.push(`  ${next}`);
  if (debug) lines.push("", stackOf(error));
  return `${lines.join("\n")}\n`;
}

/** The same for programs, as `--json` prints it. */
export function failureJson(error: unknown): object {
  if (!(error instanceof Failure))
    return { ok: false, error: { code: "defect", message: messageOf(error) } };
  const { code, message, next, details, exit } = error;
  return {
    ok: false,
    exit,
    error: { code, message, ...(next && { next }), ...(details.length > 0 && { details }) },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\nCaused by: ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
