import { basename } from "node:path";
import { EXIT, type ExitStatus } from "../errors.ts";
import { type Evidence, type FeatureState, inventory, PROBES } from "../inventory/inventory.ts";
import type { AddValues } from "./commands/add.ts";
import type { InventoryValues } from "./commands/inventory.ts";
import type { Context } from "./context.ts";
import { counted } from "./counted.ts";
import { openProject } from "./inspect.ts";
import { rootOf } from "./read-options.ts";
import { Reporter } from "./reporter.ts";

/** Beyond these, `--json` has the rest. */
const MOST_MISSING = 6;

/** `django-expert inventory`: which features a repository has, in whole or in part, by reading alone. */
export async function runInventory(
  options: InventoryValues,
  context: Context,
): Promise<ExitStatus> {
  const root = rootOf(context, options);
  const project = await openProject(root, options.manage, context);
  try {
    const names = options.features;
    const states = inventory(project, names.length > 0 ? names : undefined);
    if (options.json) {
      context.stdout.write(`${JSON.stringify({ features: states.map(stateJson) }, null, 2)}\n`);
    } else showInventory(states, basename(root), new Reporter(context, options));
    return EXIT.done;
  } finally {
    project.close();
  }
}

/** `django-expert add … --check`: whether features are there, whole; 1 where one is not. Bundles are their parts. */
export async function checkFeatures(
  { features, without, json, quiet, color, cwd }: AddValues,
  context: Context,
): Promise<ExitStatus> {
  const { bundles } = await import("../../generators/bundles.ts");
  const names = features
    .flatMap((name) => bundles.find((bundle) => bundle.name === name)?.features ?? [name])
    .filter((name) => !without.includes(name));
  const root = rootOf(context, { cwd });
  const project = await openProject(root, undefined, context);
  try {
    const states = inventory(project, names);
    const isComplete = states.every(({ state }) => state === "present");
    if (json) {
      const result = { ok: isComplete, features: states.map(stateJson) };
      context.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    } else showInventory(states, basename(root), new Reporter(context, { json, quiet, color }));
    return isComplete ? EXIT.done : EXIT.failed;
  } finally {
    project.close();
  }
}

function stateJson({ feature, state, found, missing }: FeatureState): object {
  const flat = ({ what, place }: Evidence) => ({
    what,
    path: place?.path ?? null,
    line: place?.line ?? null,
  });
  return { feature, state, found: found.map(flat), missing: missing.map(flat) };
}

function showInventory(states: readonly FeatureState[], name: string, reporter: Reporter): void {
  const { bold, dim, green, yellow } = reporter.colours;
  const width = Math.max(...states.map(({ feature }) => feature.length));
  const marks = { present: green("✓"), partial: yellow("◐"), absent: dim("·") };
  const count = (state: FeatureState["state"]) =>
    states.filter((one) => one.state === state).length;
  reporter.line();
  reporter.line(
    `${bold(name)}: ${counted(count("present"), "feature")} present, ${count("partial")} in part, ${count("absent")} absent`,
  );
  for (const [group, probes] of Object.entries(PROBES)) {
    const members = states.filter(({ feature }) =>
      probes.some((probe) => probe.feature === feature),
    );
    if (members.length === 0) continue;
    reporter.line();
    reporter.line(bold(group));
    for (const { feature, state, found, missing } of members) {
      const [first] = found;
      const start = `${marks[state]} ${feature.padEnd(width)}  `;
      const indent = width + 4;
      if (state === "absent") reporter.line(`${start}${dim("absent")}`);
      else reporter.wrapped(start, first ? told(first) : "", { indent, style: dim });
      const lacking = state === "partial" ? missing : [];
      for (const one of lacking.slice(0, MOST_MISSING)) {
        reporter.wrapped(" ".repeat(indent), `missing: ${told(one)}`, { indent });
      }
      if (lacking.length > MOST_MISSING)
        reporter.line(`${" ".repeat(indent)}${dim(`and ${lacking.length - MOST_MISSING} more`)}`);
    }
  }
}

function told({ what, place }: Evidence): string {
  return place ? `${what} (${place.path}:${place.line})` : what;
}
