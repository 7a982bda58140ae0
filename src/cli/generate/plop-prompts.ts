import {
  choice,
  flag,
  list,
  text,
  type Known,
  type Option,
  type Options,
} from "../../options/option.ts";

/** A question as inquirer has it, as far as plopfiles use it. */
interface Question {
  type?: string;
  name?: string;
  message?: unknown;
  default?: unknown;
  choices?: unknown;
  validate?: (value: unknown, answers: Known) => unknown;
  filter?: (value: unknown, answers: Known) => unknown;
  when?: boolean | ((answers: Known) => unknown);
}

/**
 * The questions of a generator of plop as options, so that each is a flag, a prompt and a word on the command line.
 * `answersOf` gives what its actions take.
 */
export function optionsOfPrompts(prompts: readonly object[]): {
  options: Options;
  answersOf: (values: Known) => Promise<Record<string, unknown>>;
} {
  const questions = prompts.filter((prompt): prompt is Question & { name: string } => {
    const { name } = prompt as Question;
    return typeof name === "string" && name !== "";
  });
  return {
    options: Object.fromEntries(questions.map((question) => [question.name, optionOf(question)])),
    async answersOf(values) {
      const answers: Record<string, unknown> = {};
      for (const { name, filter, when } of questions) {
        const isAsked = typeof when === "function" ? await when(answers) : (when ?? true);
        if (!isAsked || values[name] === undefined) continue;
        answers[name] = filter ? await filter(values[name], answers) : values[name];
      }
      return answers;
    },
  };
}

function optionOf(question: Question): Option<unknown> {
  const { type = "input", name, message, default: usual, when } = question;
  const summary = typeof message === "string" ? message : String(name);
  let option: Option<unknown>;
  if (type === "confirm") option = flag(summary) as Option<unknown>;
  else if (type === "checkbox")
    option = list(summary, () => choicesOf(question)) as Option<unknown>;
  else if (["list", "rawlist", "select", "expand"].includes(type))
    option = choice(summary, choicesOf(question)).positional() as Option<unknown>;
  else option = text(summary).positional().check(checkOf(question)) as Option<unknown>;
  if (typeof usual === "function")
    option = option.default((known: Known) => (usual as (known: Known) => unknown)(known));
  else if (usual !== undefined) option = option.default(usual);
  if (typeof when === "function") option = option.when((known) => Boolean(when(known))).optional();
  return option.ask("first", summary);
}

function choicesOf({ choices }: Question): { value: string; label?: string }[] {
  if (!Array.isArray(choices)) return [];
  return choices.flatMap((one: unknown) => {
    if (typeof one === "string" || typeof one === "number") return [{ value: String(one) }];
    const { name, value } = one as { name?: string; value?: unknown };
    const given = value ?? name;
    if (typeof given !== "string") return [];
    return [{ value: given, ...(name !== undefined && name !== given && { label: name }) }];
  });
}

function checkOf({ validate }: Question) {
  return async (value: string, known: Known) => {
    const verdict = (await validate?.(value, known)) ?? true;
    if (verdict === true) return undefined;
    return { reason: typeof verdict === "string" ? verdict : "it is not accepted" };
  };
}
