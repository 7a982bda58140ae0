import { problemOf } from "./accept.ts";
import { camel } from "./names.ts";
import type { Known, Option } from "./option.ts";
import type { Prompts } from "./prompts.ts";

/** Asks for the value of one option; what is refused is asked for again, with the reason. */
export async function ask(
  key: string,
  option: Option<unknown>,
  fallback: unknown,
  known: Known,
  prompts: Prompts,
): Promise<unknown> {
  const { spec } = option;
  const message = spec.question ?? spec.summary;
  const choices = (await spec.choices?.()) ?? [];
  if (spec.kind === "flag") return prompts.confirm({ message, default: fallback === true });
  if (spec.kind === "choice") {
    return prompts.choose({
      message,
      choices,
      ...(typeof fallback === "string" && { default: fallback }),
    });
  }
  if (spec.verbatim) {
    const answer = await prompts.text({ message, validate: async () => undefined });
    return answer.split(/\s+/).filter(Boolean);
  }
  if (spec.kind === "list") {
    return prompts.pick({ message, choices, picked: Array.isArray(fallback) ? fallback : [] });
  }
  return prompts.text({
    message,
    ...(typeof fallback === "string" && fallback && { default: fallback }),
    validate: async (answer) => {
      if (answer === "" && fallback === "") return undefined;
      const problem = await problemOf(option, answer, { ...known, [camel(key)]: answer });
      return problem && [problem.reason, problem.suggestion].filter(Boolean).join(". ");
    },
  });
}
