import { changeOptions, commonOptions } from "../../options/general-options.ts";
import { choice, flag, list, text, type Choice, type Values } from "../../options/option.ts";
import { usage } from "../../errors.ts";
import { CUSTOM_USER } from "../../custom-user/entry.ts";
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
    .refuse("proxies", "proxies comes, and goes, with the features that need it: rate-limit, axes")
    .ask("first", "Which features?"),
  without: list("Parts of a bundle to leave out, such as ci of production", everything).placeholder(
    "FEATURE,…",
  ),
  replace: flag("Put ours in the place of a Dockerfile, Compose file or pipeline that is there"),
  check: flag("Only say whether it is all there: exit status 1 where it is not, for pipelines"),
  runner: choice("What runs the tests, with the feature tests", ["django", "pytest"]).optional(),
  storage: choice("Object storage, with the feature media", ["s3", "gcs", "azure"]).optional(),
  ci: choice("Where the pipeline runs, with the feature ci", ["github", "gitlab"]).optional(),
  app: text("The app that the user model goes into, with the feature custom-user")
    .placeholder("NAME")
    .optional(),
  existingData: flag("Databases have users, who have to be kept, with the feature custom-user"),
  noData: flag("No database has users yet, with the feature custom-user").excludes("existingData"),
  plan: flag("Show the steps, and write nothing, with the feature custom-user"),
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
  const offered = [...bundles, ...own, ...SETTINGS_FEATURES, CUSTOM_USER];
  return offered.map(({ name, summary }) => ({ value: name, label: summary }));
}

export type AddValues = Values<typeof options>;

export const examples = [
  "django-expert add celery",
  "django-expert add sentry email --dry-run",
  "django-expert add media --storage gcs --yes",
  "django-expert add split-settings",
  "django-expert add custom-user --existing-data --app people",
  "django-expert add health https --check",
];

export async function run(context: Context) {
  const values = await readOptions(options, context);
  if (values.check) {
    const { checkFeatures } = await import("../inventory.ts");
    return checkFeatures(values, context);
  }
  refuseUnused(values);
  if (values.features.includes(CUSTOM_USER.name)) {
    refuseOthers(CUSTOM_USER.name, "touches every reference to users", values);
    const { addCustomUser } = await import("../add-custom-user.ts");
    return addCustomUser(context, values);
  }
  const asked = SETTINGS_FEATURES.filter(({ name }) => values.features.includes(name));
  if (asked.length === 0) return add(context, values);
  // Each is proven on its own: what one changes is what the next one starts from.
  refuseOthers(asked[0]!.name, "rearranges the settings", values);
  const { addSettings } = await import("../add-settings.ts");
  return addSettings(await asked[0]!.load(), context, values);
}

/** An option that one feature alone reads is of no use without it. */
function refuseUnused(values: AddValues): void {
  const { app, existingData, noData, plan, runner } = values;
  const given = [
    ["--app", CUSTOM_USER.name, app !== undefined],
    ["--existing-data", CUSTOM_USER.name, existingData],
    ["--no-data", CUSTOM_USER.name, noData],
    ["--plan", CUSTOM_USER.name, plan],
    ["--runner", "tests", runner !== undefined],
  ] as const;
  for (const [option, feature, isGiven] of given)
    if (isGiven && !values.features.includes(feature))
      throw usage(
        "option-unused",
        `${option} has a use with the feature ${feature} alone.`,
        `Leave it out, or add ${feature}.`,
      );
}

function refuseOthers(name: string, why: string, { features }: AddValues): void {
  if (features.length === 1) return;
  throw usage(
    "one-at-a-time",
    `${name} ${why}, and is added by itself.`,
    `django-expert add ${name}`,
  );
}
