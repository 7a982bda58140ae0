import type { Project } from "../project/project.ts";
import { addSetting } from "./settings.ts";
import { fileOfModule } from "./urlconf.ts";
import { type Answer, leave, mergeInto, reread, type Wiring } from "./wiring.ts";

interface CelerySetting {
  /** As `CELERY_…` has it. */
  current: string;
  /** As it was before Celery 4. */
  old: string;
  /** An attribute of the app's `conf`. */
  attribute: string;
}

const SCHEDULE: CelerySetting = {
  current: "BEAT_SCHEDULE",
  old: "CELERYBEAT_SCHEDULE",
  attribute: "beat_schedule",
};

const ROUTES: CelerySetting = {
  current: "TASK_ROUTES",
  old: "CELERY_ROUTES",
  attribute: "task_routes",
};

/**
 * Schedules a task.
 *
 * @param entry a dictionary as Python: `{"task": "…", "schedule": crontab(minute="0")}`
 * @param imports statements that the entry needs
 */
export function beatEntry(
  w: Wiring,
  name: string,
  entry: string,
  imports: readonly string[] = [],
): Answer {
  return merge(
    w,
    SCHEDULE,
    `{\n    ${JSON.stringify(name)}: ${entry.replaceAll("\n", "\n    ")},\n}`,
    imports,
  );
}

/** Sends tasks, by their name or a pattern of names, to a queue. */
export function celeryRoute(w: Wiring, pattern: string, queue: string): Answer {
  return merge(
    w,
    ROUTES,
    `{\n    ${JSON.stringify(pattern)}: {"queue": ${JSON.stringify(queue)}},\n}`,
    [],
  );
}

function merge(
  w: Wiring,
  setting: CelerySetting,
  value: string,
  imports: readonly string[],
): Answer {
  const now = reread(w);
  const app = celeryApp(now);
  const code = (name: string) => `${[...imports, `${name} = ${value}`].join("\n")}\n`;
  if (app === undefined)
    return leave(
      w,
      now.settings?.path ?? "settings.py",
      code(`CELERY_${setting.current}`),
      "No Celery app was found: configure it there",
    );
  const text = now.tree.read(app.path) ?? "";
  const attribute = `${app.name}.conf.${setting.attribute}`;
  if (text.includes(attribute)) return mergeInto(w, app.path, code(attribute));
  const own = ownSettings(now, app);
  if (own !== undefined) return mergeInto(w, own, code(`${app.prefix}${setting.current}`));
  const set = [`${app.prefix}${setting.current}`, setting.old].find((name) =>
    now.settings?.places.has(name),
  );
  if (set === undefined && app.prefix === undefined) return mergeInto(w, app.path, code(attribute));
  return addSetting(w, code(set ?? `${app.prefix}${setting.current}`));
}

interface CeleryApp {
  path: string;
  name: string;
  /** What its settings begin with in those of Django; undefined: they are not there. */
  prefix: string | undefined;
}

/** The settings module of the workers, where Celery has its settings in that alone. */
function ownSettings(project: Project, { path, prefix }: CeleryApp): string | undefined {
  if (prefix === undefined) return undefined;
  if ([...(project.settings?.places.keys() ?? [])].some((name) => name.startsWith(prefix)))
    return undefined;
  const text = project.tree.read(path) ?? "";
  const module = /["']DJANGO_SETTINGS_MODULE["']\s*,\s*["']([\w.]+)["']/.exec(text)?.[1];
  const file = module === undefined ? undefined : fileOfModule(project, module);
  if (file === undefined || module === project.settingsModule) return undefined;
  return new RegExp(`^${prefix}\\w+\\s*=`, "m").test(project.tree.read(file) ?? "")
    ? file
    : undefined;
}

/** The Celery app that workers run: modules of tasks can have others. */
function celeryApp(project: Project): CeleryApp | undefined {
  const paths = project.tree
    .list(project.root)
    .filter((path) => /(?:^|\/)(?:celery\w*|worker|tasks)(?:\/\w+)?\.py$/.test(path))
    .sort((a, b) => Number(isOfTasks(a)) - Number(isOfTasks(b)));
  for (const path of paths) {
    const text = project.tree.read(path) ?? "";
    const name = /^(\w+)\s*=\s*(?:celery\.)?Celery\(/m.exec(text)?.[1];
    if (name === undefined) continue;
    const isSettings =
      /config_from_object\(\s*["'](?:django\.conf:settings|[\w.]*settings)["']/.test(text);
    const namespace = /namespace=["'](\w+)["']/.exec(text)?.[1];
    return {
      path,
      name,
      prefix: isSettings && namespace !== undefined ? `${namespace}_` : undefined,
    };
  }
  return undefined;
}

function isOfTasks(path: string): boolean {
  return /(?:^|\/)tasks(?:\/\w+)?\.py$/.test(path);
}
