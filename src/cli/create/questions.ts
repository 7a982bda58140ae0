import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { PRESETS } from "../../../generators/presets.ts";
import { usage } from "../../errors.ts";
import { createOptions, type CreateValues } from "../../options/create-options.ts";
import { gather } from "../../options/gather.ts";
import { givenBy } from "../../options/given.ts";
import type { Known } from "../../options/option.ts";
import { projectNameProblem } from "../../options/project-name.ts";
import type { Prompts } from "../../options/prompts.ts";
import { isInteractive, type Context } from "../context.ts";
import { rootOf } from "../read-options.ts";
import { withPipeline } from "./pipeline.ts";
import { targetProblem } from "./target.ts";

/**
 * The answers for a new project: from flags, a file, prompts and defaults.
 *
 * @throws Failure (usage) for what cannot be, (interrupted) for Ctrl-C at a prompt
 */
export async function askForProject(context: Context): Promise<CreateValues> {
  const given = await givenBy(createOptions, context.argv, async (path, known) =>
    readConfig(resolve(rootOf(context, known), path), path),
  );
  const { values, answered } = await gather(createOptions, given, {
    // A dry run writes nothing that a default could get wrong.
    missing: (known) => {
      if (known["yes"]) return "default";
      if (isInteractive(context) && !known["json"]) return "ask";
      return known["dryRun"] ? "default" : "refuse";
    },
    prompts: context.prompts,
    defaults: { name: (known) => nameOfFolder(context, known) },
    checks: { directory: async (path: string, known) => directoryProblem(path, known, context) },
    questions: { with: pickFeatures },
    wantsMore,
  });
  return answered.has("ci") ? withPipeline(values) : values;
}

function readConfig(path: string, shown: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const why = code === "ENOENT" ? "it is not there" : code === "EISDIR" ? "it is a folder" : code;
    throw usage(
      "config-unreadable",
      `Cannot read ${shown}: ${why}.`,
      "Give --config the path of a file.",
    );
  }
}

function nameOfFolder(context: Context, known: Known): string | undefined {
  const { directory } = known;
  if (typeof directory !== "string") return undefined;
  return basename(resolve(rootOf(context, known), directory)).toLowerCase();
}

function directoryProblem(path: string, known: Known, context: Context) {
  const mayExist = known["force"] === true || known["skipExisting"] === true;
  const folder = targetProblem(resolve(rootOf(context, known), path), mayExist);
  if (folder || known["name"] !== undefined) return folder;
  const name = nameOfFolder(context, { ...known, directory: path });
  const problem = name === undefined ? undefined : projectNameProblem(name);
  // A prompt has no flags to point to.
  if (!problem || isInteractive(context)) return problem;
  return {
    ...problem,
    suggestion: `${problem.suggestion} --name gives a name that is not the folder's.`,
  };
}

/** Shows every feature, those of the preset picked, and gives what the picks change about it. */
async function pickFeatures(known: Known, prompts: Prompts): Promise<Known> {
  const ofPreset: readonly string[] = PRESETS[known["preset"] as keyof typeof PRESETS];
  const without = (known["without"] as readonly string[] | undefined) ?? [];
  const before = ofPreset.filter((feature) => !without.includes(feature));
  const choices = (await createOptions.with.spec.choices?.()) ?? [];
  const picked = await prompts.pick({ message: "Which features?", choices, picked: before });
  return {
    with: picked.filter((feature) => !ofPreset.includes(feature)),
    without: ofPreset.filter((feature) => !picked.includes(feature)),
  };
}

async function wantsMore(usual: Known, prompts: Prompts): Promise<boolean> {
  const { python, packageManager, tests, ci, timeZone, language, license } = usual;
  const summary = [
    `Python ${python as string}`,
    packageManager,
    tests,
    ci,
    timeZone,
    language,
    license,
  ];
  return prompts.confirm({
    message: `Change anything else? (${summary.join(", ")})`,
    default: false,
  });
}
