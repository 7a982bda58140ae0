import { defineGenerator } from "../components/generator.ts";
import type { Draft } from "../components/draft.ts";
import { format } from "../dress/format.ts";
import { flag, text } from "../options/option.ts";
import { appNameFor, planApp, planForms } from "./app.ts";
import { mended } from "./mend.ts";
import { mendOtherFiles, migratingPlaces } from "./other-files.ts";
import { setUserModel } from "./settings.ts";
import { isSqlOnUsers } from "./strings.ts";
import type { Remark, Swap } from "./swap.ts";
import { planTests } from "./tests.ts";

/** What is worth a look in a draft that swaps the user model, by the draft. */
const looked = new WeakMap<Draft, readonly Remark[]>();

/** What was mended by its meaning rather than by its form. */
export function remarksOf(draft: Draft): readonly Remark[] {
  return looked.get(draft) ?? [];
}

/** Swaps Django's own user model for one of the repository: the plan of `add custom-user`. */
export const customUser = defineGenerator({
  name: "custom-user",
  reference: "models-and-orm#custom-user",
  writes: ["an app with the model, its admin and its tests", "every reference to auth.User"],
  examples: [],
  options: {
    app: text("The app that the model goes into").optional(),
    adopts: flag("Whether there are databases with users"),
  },
  async plan(draft, { app: asked, adopts }) {
    const name = appNameFor(draft, asked);
    const keepsTable = adopts || hasSqlOnUsers(draft);
    const app = await planApp(draft, name, {
      adopts,
      table: keepsTable ? "auth_user" : undefined,
    });
    await draft.finish();
    const swap: Swap = {
      label: app.label,
      module: app.module,
      isFirst: isFirst(draft, app.label),
      keepsTable,
    };
    await planForms(draft, app, await mendAll(draft, swap, app.path));
    mendOtherFiles(draft, swap);
    setUserModel(draft, swap);
    await planTests(draft, app, adopts);
    if (adopts) leaveDeployment(draft);
    allow(draft, swap);
  },
});

/** Mends every module, and gives the forms that have to come from the new app. */
async function mendAll(draft: Draft, swap: Swap, own: string): Promise<ReadonlySet<string>> {
  const { changes } = draft;
  const forms = new Set<string>();
  const remarks: Remark[] = [];
  for (const path of changes.list()) {
    if (!path.endsWith(".py") || path.startsWith(`${own}/`)) continue;
    const text = changes.read(path);
    const result = text === undefined ? undefined : mended(path, text, swap, draft.firstParty);
    if (!result) continue;
    changes.write(path, await asFormatted(draft, text!, result.text), "custom-user");
    for (const form of result.forms) forms.add(form);
    remarks.push(...result.looked);
    for (const { line, code, reason } of result.left)
      changes.manual(path, code, `Line ${line} ${reason}`);
  }
  looked.set(draft, remarks);
  return forms;
}

/** A module that was as a formatter has it stays so: `settings.AUTH_USER_MODEL` is longer than `User`. */
async function asFormatted(draft: Draft, before: string, after: string): Promise<string> {
  if (before === after || before.includes("\r")) return after;
  const { conventions } = draft.site;
  const inStyle = (code: string) => format(code, conventions, draft.firstParty);
  try {
    return (await inStyle(before)) === before ? await inStyle(after) : after;
  } catch {
    // What does not parse was not formatted.
    return after;
  }
}

function hasSqlOnUsers({ changes }: Draft): boolean {
  return changes
    .list()
    .some((path) => /\.(?:py|sql)$/.test(path) && isSqlOnUsers(changes.read(path) ?? ""));
}

/** Whether the app of the users is loaded before all others of the repository. */
function isFirst({ site, changes }: Draft, label: string): boolean {
  const [first] = site.project.over(changes).localApps;
  return first?.label === label;
}

function leaveDeployment(draft: Draft): void {
  for (const { path, line, code } of migratingPlaces(draft)) {
    const command =
      /(?:\S*python[\d.]*\s+)?[\w./-]*(?:manage\.py|django-admin)(?=\s+migrate\b)/.exec(code);
    const before = `${command?.[0] ?? "python manage.py"} adopt_users`;
    draft.changes.manual(path, before, `Line ${line} runs migrate: run this before it`);
  }
}

/** What the gates may find otherwise: relations that lead to the new model, and the pages of the admin for the old one. */
function allow(draft: Draft, { label }: Swap): void {
  draft.allow("leads", `auth.User -> ${label}.User`);
  draft.allow("models", "auth.User_groups", "auth.User_user_permissions");
  draft.allow("routes", "*:auth_user_*", "*auth/user/*");
}
