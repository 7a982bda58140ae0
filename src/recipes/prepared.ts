import { ChangeSet } from "../changes/change-set.ts";
import { MemoryTree } from "../tree/memory-tree.ts";
import type { Answers } from "./answers.ts";
import { answersFragment } from "./answers-table.ts";
import { contextOf } from "./context.ts";
import type { Plan } from "./plan.ts";

/** What templates have of a project's name. */
const NAMED = ["name", "slug", "title"] as const;

/** A text in pieces: as it is, or one of `NAMED`, by its number. */
type Pieces = readonly (string | number)[];

/** A plan of a new project, with the places where its name goes left open. */
export type PreparedPlan = readonly {
  path: string;
  text: Pieces;
  executable: boolean;
  reasons: readonly string[];
}[];

/** Prepared plans by `answersKey`, loaded when they are asked for. */
export type PreparedPlans = Readonly<Record<string, () => Promise<PreparedPlan>>>;

/** A name whose three forms differ and stand in no template. */
export const PLACEHOLDER = "zq-prepared-project-qz";

/**
 * The names that a prepared plan is for: the form and length of those that `projectNameProblem` takes. Another name
 * may need quotes in one of the formats, or a line of its own.
 */
const PLAIN = /^[a-z][a-z0-9_-]{0,49}$/;

/** What tells answers from others that give another plan: all of them but the name. */
export function answersKey(answers: Answers): string {
  return answersFragment({ ...answers, name: "" });
}

/**
 * The plan for the placeholder's answers as one for any name; undefined where it leaves something to a person, and so is
 * more than its files.
 */
export function prepare({ changes, answers, collisions }: Plan): PreparedPlan | undefined {
  if (changes.manuals.length > 0 || collisions.length > 0) return undefined;
  const values = namesOf(answers);
  const places = new RegExp(`(${values.join("|")})`);
  return changes.files.map(({ path, after = "", executable, reasons }) => ({
    path,
    text: after
      .split(places)
      .map((piece) => (values.includes(piece) ? values.indexOf(piece) : piece))
      .filter((piece) => piece !== ""),
    executable,
    reasons,
  }));
}

/** The plan that was prepared for these answers, with their name in it; undefined where none was. */
export async function preparedFor(
  answers: Answers,
  plans: PreparedPlans,
): Promise<Plan | undefined> {
  const load = PLAIN.test(answers.name) ? plans[answersKey(answers)] : undefined;
  return load && complete(await load(), answers);
}

/** A prepared plan with the name of its project put in. */
export function complete(prepared: PreparedPlan, answers: Answers): Plan {
  const values = namesOf(answers);
  const changes = new ChangeSet(new MemoryTree());
  for (const { path, text, executable, reasons } of prepared) {
    const after = text.map((piece) => (typeof piece === "string" ? piece : values[piece])).join("");
    for (const reason of reasons) changes.write(path, after, reason, { executable });
  }
  return { changes, answers, collisions: [] };
}

function namesOf(answers: Answers): string[] {
  const context = contextOf(answers);
  return NAMED.map((key) => String(context[key]));
}
