import { applyChanges } from "../changes/apply.ts";
import { ChangeSet } from "../changes/change-set.ts";
import { diff } from "../changes/diff.ts";
import { OWN_TEMPLATES } from "../components/templates.ts";
import { EXIT, usage, type ExitStatus } from "../errors.ts";
import { templateTexts } from "../render/template-texts.ts";
import type { EjectValues } from "./commands/eject.ts";
import type { Context } from "./context.ts";
import { openRepository } from "./generate/repository.ts";
import { planJson } from "./plan-json.ts";
import { rootOf } from "./read-options.ts";
import { Reporter } from "./reporter.ts";

/**
 * `django-expert eject`: copies the templates of a kind into the repository, where they come before ours.
 *
 * @throws Failure (usage) where the repository has some of them, and they differ
 */
export async function eject(context: Context, values: EjectValues): Promise<ExitStatus> {
  const { kind, dryRun, force, json } = values;
  const reporter = new Reporter(context, values);
  const { root, tree } = await openRepository(rootOf(context, values));
  const changes = new ChangeSet(tree);
  for (const [path, text] of templateTexts(`components/${kind}`)) {
    const target = `${OWN_TEMPLATES}/${kind}/${path}`;
    const present = tree.read(target);
    if (present !== undefined && present !== text && !force) {
      throw usage(
        "files-in-the-way",
        `${target} is there already, and differs.`,
        "Add --force to start again from ours.",
      );
    }
    changes.write(target, text, "eject");
  }
  if (dryRun) reporter.raw(await diff(changes, { colour: reporter.isColoured }));
  else if (!changes.isEmpty) {
    const command = `django-expert eject ${kind}`;
    await applyChanges(changes, root, { signal: context.signal, command });
  }
  if (json) {
    const result = { ok: true, dryRun, ...(await planJson(changes)) };
    context.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return EXIT.done;
  }
  reporter.line();
  if (changes.isEmpty) reporter.line(`The repository has the templates of ${kind} already.`);
  for (const { path } of changes.files) reporter.done(path);
  reporter.line(`What is in ${OWN_TEMPLATES}/${kind}/ now comes before ours.`);
  return EXIT.done;
}
