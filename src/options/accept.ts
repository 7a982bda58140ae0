import { usage, type Failure } from "../errors.ts";
import { nearest } from "./nearest.ts";
import type { Choice, Known, Option, Problem, Spec } from "./option.ts";
import type { Given } from "./parse.ts";

/**
 * Turns a value as written into the value of an option.
 *
 * @throws Failure (usage) that says why it is refused and what would do
 */
export async function accept(
  option: Option<unknown>,
  given: Given,
  known: Known,
): Promise<unknown> {
  const value = await canonical(option, given.value);
  const problem = await problemOf(option, value, known);
  if (problem) throw refusal(given.source, problem);
  return value;
}

/** What is wrong with a value, or undefined; prompts show it before they go on. */
export async function problemOf(
  { spec }: Option<unknown>,
  value: unknown,
  known: Known,
): Promise<Problem | undefined> {
  if (spec.kind === "flag") return undefined;
  if (value === "") return { reason: "an empty text says nothing" };
  const choices = await spec.choices?.();
  for (const one of Array.isArray(value) ? (value as string[]) : [value as string]) {
    if (Object.hasOwn(spec.refused, one))
      return { reason: spec.refused[one]!, suggestion: insteadOf(spec, choices ?? []) };
    if (choices && !choices.some((choice) => choice.value === one)) return notOffered(one, choices);
  }
  return spec.check?.(value as never, known);
}

/** A problem as the refusal that a command ends with. */
export function refusal(source: string, problem: Problem): Failure {
  const { code, reason, suggestion, details } = problem;
  const message = code ? `${reason}.` : `${source}: ${reason}.`;
  return usage(code ?? "bad-value", message, suggestion, details);
}

/** The spelling of the choice where only the case differs, and no value of a list twice. */
async function canonical({ spec }: Option<unknown>, value: Given["value"]): Promise<unknown> {
  if (spec.kind === "flag" || spec.kind === "text") return value;
  const choices = (await spec.choices?.()) ?? [];
  const spelled = (one: string) =>
    choices.find((choice) => choice.value.toLowerCase() === one.toLowerCase())?.value ?? one;
  return Array.isArray(value) ? [...new Set(value.map(spelled))] : spelled(value as string);
}

/** The default of a choice, for who wants what cannot be had. */
function insteadOf({ kind, default: usual }: Spec, choices: readonly Choice[]): string | undefined {
  const choice = kind === "choice" && choices.find(({ value }) => value === usual);
  if (!choice) return undefined;
  return `Take ${choice.value}${choice.label ? ` (${choice.label})` : ""}.`;
}

function notOffered(value: string, choices: readonly Choice[]): Problem {
  const values = choices.map((choice) => choice.value);
  const meant = nearest(value, values);
  return {
    reason: `${JSON.stringify(value)} is not one of ${values.join(", ")}`,
    suggestion: meant ? `Did you mean ${meant}?` : "Choose one of them.",
  };
}
