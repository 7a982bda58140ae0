import { resolve } from "node:path";
import { usage } from "../../errors.ts";
import { createOptions, type CreateValues } from "../../options/create-options.ts";
import { gather } from "../../options/gather.ts";
import { nearest } from "../../options/nearest.ts";
import type { Given } from "../../options/parse.ts";
import type { Answers } from "../../recipes/answers.ts";
import { withPipeline } from "./pipeline.ts";
import type { Existing } from "./planning.ts";

type Decided = Exclude<keyof Answers, "features"> | "preset" | "with" | "without";

/** The options of a new project, as the flags of `create-django-expert` have them; all but the folder have defaults. */
export interface ProjectOptions extends Partial<
  Pick<CreateValues, Decided | "git" | "install" | "verify">
> {
  /** Relative to `cwd`. */
  directory: string;
  /** The folder of this process by default. */
  cwd?: string;
  /** What happens to files that are there and differ; without it, a folder with files is refused. */
  existing?: "overwrite" | "keep";
}

/**
 * Checks options that a program gives as those of the command line are checked, and completes them.
 *
 * @throws Failure (usage) for what cannot be
 */
export async function valuesFrom({
  existing,
  cwd = process.cwd(),
  ...options
}: ProjectOptions): Promise<{ values: CreateValues; root: string; existing: Existing }> {
  const given = new Map<string, Given>();
  for (const [key, value] of Object.entries(options)) {
    if (!Object.hasOwn(createOptions, key)) throw unknownOption(key);
    if (value !== undefined) given.set(key, { value, source: key });
  }
  const { values } = await gather(createOptions, given, {
    missing: () => "default",
    prompts: async () => {
      throw new Error("a program is not asked");
    },
  });
  return {
    values: given.has("ci") ? withPipeline(values) : values,
    root: resolve(cwd, values.directory),
    existing,
  };
}

function unknownOption(key: string) {
  const meant = nearest(key, Object.keys(createOptions));
  return usage("unknown-key", `There is no option ${key}.`, meant && `Did you mean ${meant}?`);
}
