import type { NewApp } from "../project/conventions/place.ts";
import type { Project } from "../project/project.ts";
import type { LocalApp } from "../project/apps.ts";
import { PythonFile } from "../python/edit.ts";
import { summed } from "./settings.ts";
import { type Answer, leave, mergeInto, reread, type Wiring } from "./wiring.ts";

/**
 * Makes the AppConfig of an app import a module of it once all apps are there: receivers of signals, checks. An app without
 * an AppConfig gets one, in the way that its Django finds it.
 *
 * @param module the name within the app: `signals`
 */
export function onReady(w: Wiring, app: NewApp, module: string): Answer {
  const now = reread(w);
  const known = now.localApps.find((one) => one.module === app.module);
  const config = known?.config ?? declared(w, app);
  if (!config) return makeConfig(w, app, module);
  const text = w.changes.read(config.path) ?? "";
  if (isImported(text, app.module, module))
    return summed(["already", pointToConfig(w, now, app, config.name)]);
  const statement = `from . import ${module}  # noqa: F401${isStrict(now) ? ", PLC0415" : ""}`;
  const file = new PythonFile(text, w.order);
  const body = classBody(text, config.name);
  const answer =
    body !== undefined && /^[ \t]+def ready\(/m.test(body)
      ? file.append(`${config.name}.ready`, statement)
      : file.member(
          config.name,
          `def ready(self)${isTyped(w, app) ? " -> None" : ""}:\n    ${statement}`,
        );
  if (answer === "unsupported")
    return leave(w, config.path, statement, `Import it in ${config.name}.ready()`);
  w.changes.write(config.path, file.text, w.reason);
  return summed([answer, pointToConfig(w, now, app, config.name)]);
}

/** The AppConfig of an app that is not installed yet. */
function declared(
  w: Wiring,
  { path }: NewApp,
): Pick<NonNullable<LocalApp["config"]>, "name" | "path"> | undefined {
  const file = `${path}/apps.py`;
  const name = /^class (\w+)\(.*AppConfig\b.*\):/m.exec(w.changes.read(file) ?? "")?.[1];
  return name === undefined ? undefined : { name, path: file };
}

function makeConfig(w: Wiring, app: NewApp, module: string): Answer {
  const now = reread(w);
  const last = app.module.split(".").at(-1)!;
  const name = `${last.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}Config`;
  const lines = [
    "from django.apps import AppConfig",
    "",
    "",
    `class ${name}(AppConfig):`,
    `    name = ${JSON.stringify(app.module)}`,
    ...(app.label === last ? [] : [`    label = ${JSON.stringify(app.label)}`]),
    "",
    `    def ready(self)${isTyped(w, app) ? " -> None" : ""}:`,
    `        from . import ${module}  # noqa: F401`,
    "",
  ];
  return summed([
    mergeInto(w, `${app.path}/apps.py`, lines.join("\n")),
    pointToConfig(w, now, app, name),
  ]);
}

/** Before Django 3.2 an AppConfig is only used where the settings or the package name it. */
function pointToConfig(w: Wiring, now: Project, app: NewApp, config: string): Answer {
  if (!/^(?:[12]\.|3\.[01]$)/.test(now.django?.line ?? "")) return "already";
  const entry = now.localApps.find((one) => one.module === app.module)?.entry;
  const path = `${app.path}/__init__.py`;
  if (entry?.endsWith(`.${config}`) || /^default_app_config\b/m.test(w.changes.read(path) ?? ""))
    return "already";
  return mergeInto(
    w,
    path,
    `default_app_config = ${JSON.stringify(`${app.module}.apps.${config}`)}\n`,
  );
}

function isImported(text: string, app: string, module: string): boolean {
  const dotted = app.replaceAll(".", "\\.");
  return [
    `from (?:\\.|${dotted}) import (?:\\(?[\\w\\s,]*\\b)?${module}\\b`,
    `import ${dotted}\\.${module}\\b`,
    `from (?:\\.|${dotted}\\.)${module} import\\b`,
    `import_module\\(["'](?:${dotted})?\\.${module}["']`,
  ].some((pattern) => new RegExp(pattern).test(text));
}

/** The source of a class, to its end. */
function classBody(text: string, name: string): string | undefined {
  return new RegExp(`^class ${name}\\b[^]*?(?=^\\S|(?![^]))`, "m")
    .exec(text)?.[0]
    .replace(/^.*/, "");
}

/** Our own projects forbid imports within functions, but for reasons. */
function isStrict(project: Project): boolean {
  return project.answers !== undefined;
}

/** Whether functions of the repository say what they give, as far as the app and the settings tell. */
function isTyped(w: Wiring, { path }: NewApp): boolean {
  if (isStrict(w.project)) return true;
  const text = ["views.py", "models.py", "apps.py"]
    .map((name) => w.changes.read(`${path}/${name}`) ?? "")
    .join("\n");
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/^\s*def .*->/gm) * 2 > count(/^\s*def /gm);
}
