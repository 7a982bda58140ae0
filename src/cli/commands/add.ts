import { changeOptions, commonOptions } from "../../options/general-options.ts";
import { choice, flag, list, type Choice, type Values } from "../../options/option.ts";
import { usage } from "../../errors.ts";
import { SETTINGS_FEATURES } from "../../settings/features.ts";
import { add } from "../add.ts";
import type { Context } from "../context.ts";
import { readOptions } from "../read-options.ts";

export const options = {
  features: list(
    "Features to add, with all they require; django-expert list shows them",
    everything,
  )
    .positional()
    .required()
    .refuse(
      "redis",
      "redis comes, and goes, with the features that need it: cache, celery, channels",
    )
    .ask("first", "Which features?"),
  without: list("Parts of a bundle to leave out, such as ci of production", everything).placeholder(
    "FEATURE,…",
  ),
  replace: flag("Put ours in the place of a Dockerfile, Compose file or pipeline that is there"),
  check: flag("Only say whether it is all there: exit status 1 where it is not, for pipelines"),
  runner: choice("What runs the tests, with the feature tests", ["django", "pytest"]).optional(),
  storage: choice("Object storage, with the feature media", ["s3", "gcs", "azure"]).optional(),
  ci: choice("Where the pipeline runs, with the feature ci", ["github", "gitlab"]).optional(),
  ...changeOptions,
  ...commonOptions,
};

/** Bundles, features, and what rearranges the settings. */
async function everything(): Promise<readonly Choice[]> {
  const [{ bundles }, { features }] = await Promise.all([
    import("../../../generators/bundles.ts"),
    import("../../../generators/features/index.ts"),
  ]);
  const own = features.filter(({ supporting }) => !supporting);
  const offered = [...bundles, ...own, ...SETTINGS_FEATURES];
  return offered.map(({ name, summary }) => ({ value: name, label: summary }));
}

export type AddValues = Values<typeof options>;

export const examples = [
  "django-expert add celery",
  "django-expert add sentry email --dry-run",
  "django-expert add media --storage gcs --yes",
  "django-expert add split-settings",
  "django-expert add health https --check",
];

export async function run(context: Context) {
  const values = await readOptions(options, context);
  if (values.check) {
    const { checkFeatures } = await import("../inventory.ts");
    return checkFeatures(values, context);
  }
  const asked = SETTINGS_FEATURES.filter(({ name }) => values.features.includes(name));
  if (asked.length === 0) return add(context, values);
  // Each is proven on its own: what one changes is what the next one starts from.
  if (values.features.length > 1) {
    throw usage(
      "one-at-a-time",
      `${asked[0]!.name} rearranges the settings, and is added by itself.`,
      `django-expert add ${asked[0]!.name}`,
    );
  }
  const { addSettings } = await import("../add-settings.ts");
  return addSettings(await asked[0]!.load(), context, values);
}
