import type { Answers } from "./answers.ts";

/** The keys of `[tool.django-expert]` beside `features`, in the order they are written. */
const KEYS = [
  ["name", "name"],
  ["django", "django"],
  ["python", "python"],
  ["database", "database"],
  ["user", "user"],
  ["package-manager", "packageManager"],
  ["tests", "tests"],
  ["ci", "ci"],
  ["storage", "storage"],
  ["time-zone", "timeZone"],
  ["language", "language"],
  ["author", "author"],
  ["license", "license"],
] as const satisfies readonly (readonly [string, keyof Answers])[];

/** The answers as a fragment of pyproject.toml, so that a run can be repeated and features added later. */
export function answersFragment(answers: Answers): string {
  const lines = KEYS.map(([key, answer]) => `${key} = ${JSON.stringify(answers[answer])}`);
  const features = answers.features.map((feature) => `  ${JSON.stringify(feature)},\n`).join("");
  return `[tool.django-expert]\n${lines.join("\n")}\nfeatures = [\n${features}]\n`;
}

/**
 * The answers that a project of ours keeps, from its parsed pyproject.toml.
 * Gives undefined where there is no `[tool.django-expert]`, or where it lacks a key.
 */
export function answersIn(pyproject: unknown): Answers | undefined {
  const table = (pyproject as { tool?: Record<string, Record<string, unknown>> })?.tool?.[
    "django-expert"
  ];
  if (!table || !Array.isArray(table["features"])) return undefined;
  const answers: Record<string, unknown> = { features: table["features"].map(String) };
  for (const [key, answer] of KEYS) {
    if (typeof table[key] !== "string") return undefined;
    answers[answer] = table[key];
  }
  return answers as unknown as Answers;
}
