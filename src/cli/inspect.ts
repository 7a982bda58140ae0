import { EXIT, Failure, type ExitStatus, usage } from "../errors.ts";
import { commonOptions } from "../options/general-options.ts";
import { text, type Values, words } from "../options/option.ts";
import type { Project } from "../project/project.ts";
import type { Context } from "./context.ts";
import { rootOf } from "./read-options.ts";
import { Reporter } from "./reporter.ts";

/** The options of `django-expert inspect`. */
export const inspectOptions = {
  what: words(
    "`setting` and names of settings: where their values come from; the project by default",
  )
    .positional()
    .placeholder("setting NAME"),
  manage: text("The manage.py to go by, where there are several").placeholder("PATH").optional(),
  ...commonOptions,
};

/**
 * `django-expert inspect`: shows what a Django repository consists of, as Django sees it, without running it.
 *
 * @throws Failure where there is neither a manage.py nor a settings module
 */
export async function runInspect(
  options: Values<typeof inspectOptions>,
  context: Context,
): Promise<ExitStatus> {
  const root = rootOf(context, options);
  const project = await openProject(root, options.manage, context);
  if (options.what.length > 0) {
    await inspectSettings(project, options, root, context);
    return EXIT.done;
  }
  if (options.json) {
    const { projectJson } = await import("./inspect/project-json.ts");
    context.stdout.write(`${JSON.stringify(projectJson(project), null, 2)}\n`);
    return EXIT.done;
  }
  const { showProject } = await import("./inspect/project-page.ts");
  showProject(project, root, new Reporter(context, options));
  return EXIT.done;
}

/**
 * The facts of the repository in a folder, with the environment of this run.
 *
 * @throws Failure where there is neither a manage.py nor a settings module
 */
export async function openProject(
  root: string,
  manage: string | undefined,
  { env }: Pick<Context, "env">,
): Promise<Project> {
  const [{ DiskTree }, { readProject }] = await Promise.all([
    import("../tree/disk-tree.ts"),
    import("../project/project.ts"),
  ]);
  const environment = new Map(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
  const project = await readProject(new DiskTree(root), {
    environment,
    ...(manage !== undefined && { manage }),
  });
  if (!project.settings) throw nothingFound(root, project);
  return project;
}

async function inspectSettings(
  project: Project,
  options: Values<typeof inspectOptions>,
  root: string,
  context: Context,
): Promise<void> {
  const [kind, ...names] = options.what;
  if (kind !== "setting" || names.length === 0) {
    throw usage(
      "inspect-what",
      kind === "setting" ? "No setting is named." : `There is nothing called ${kind} to inspect.`,
      "Give names of settings: django-expert inspect setting DEBUG 'SECURE_*'",
    );
  }
  const [{ settingReports }, { settingsJson, showSettings }] = await Promise.all([
    import("../project/setting-report.ts"),
    import("./inspect/setting.ts"),
  ]);
  const reports = settingReports(project, names, root);
  if (options.json) context.stdout.write(`${JSON.stringify(settingsJson(reports), null, 2)}\n`);
  else showSettings(reports, new Reporter(context, options));
}

function nothingFound(root: string, project: Project): Failure {
  const { managePy, evidence } = project;
  const named = evidence.map(({ path, module }) => `${path} names ${module}, which is not here`);
  if (managePy !== undefined) {
    return new Failure({
      code: "no-settings",
      message: `${managePy} leads to no settings module in ${root}.`,
      details: named,
      next: "Set DJANGO_SETTINGS_MODULE to the module that the project runs with.",
    });
  }
  return new Failure({
    code: "no-project",
    message: `There is no manage.py in ${root} or below it.`,
    details: [
      ...named,
      "Looked for manage.py in every folder, for DJANGO_SETTINGS_MODULE in the usual files, and for settings by their name.",
    ],
    next: "Run the command in a Django project, or name its folder with --cwd.",
  });
}
