import { within } from "../inventory/signs.ts";
import { plain } from "../project/plain.ts";
import type { TemplateContext } from "../recipes/context.ts";
import type { Ground } from "./ground.ts";
import { below, dotted, type Layout } from "./layout.ts";
import { requirePackages } from "./packages.ts";
import type { PartGround } from "./part.ts";

/** Files that say how a project is served. */
const STARTING =
  /(?:^|\/)(?:[^/]*Dockerfile[^/]*|[^/]*compose[^/]*\.ya?ml|Procfile[^/]*|[^/]+\.(?:sh|service|ini))$/;
const STARTS_WSGI = /\b(?:gunicorn|uwsgi|waitress-serve)\b.*\bwsgi\b/;
/** As the feature docker writes it. */
const OURS = /^# As gunicorn\.conf\.py says\.\nCMD \["gunicorn".*\]$/m;

/** How an image is started that is made together with this. */
export function serverContext(layout: Layout, names: readonly string[]): TemplateContext {
  return {
    asgi: applicationOf(layout),
    uvicorn: names.includes("asgi") && names.includes("docker"),
  };
}

function applicationOf({ project, package: home }: Layout): string {
  const set = project.setting("ASGI_APPLICATION");
  const dottedName = typeof set === "string" ? set : dotted(home.module, "asgi.application");
  return dottedName.replace(/\.(\w+)$/, ":$1");
}

/** Makes the application, asks for a server, and says where another one is started and what that keeps open. */
export async function planAsgi(ground: PartGround): Promise<void> {
  requirePackages(ground, { prod: ["uvicorn"] }, "asgi", ground.requirement);
  await makeApplication(ground);
  const command = commandOf(ground.layout);
  const isStarted = changeStarts(ground, command);
  if (!isStarted && !ground.context["uvicorn"]) ground.notes.push(`Serve it with: ${command}`);
  tellOfConnections(ground);
}

/** Says where another server is started than WebSockets need; a stack of ours has a service for them. */
export function planWebsockets(ground: PartGround): void {
  if (ground.names.includes("asgi") || ground.names.includes("docker")) return;
  const command = commandOf(ground.layout);
  if (!changeStarts(ground, command))
    ground.notes.push(`WebSockets need a server of ASGI: ${command}`);
}

function commandOf(layout: Layout): string {
  return `uvicorn ${applicationOf(layout)} --host 0.0.0.0 --port 8000 --workers 2 --lifespan off`;
}

/** Beside `wsgi.py`, on the settings that this one names. */
async function makeApplication({ layout, changes, draft, catalogue, context }: PartGround) {
  const { package: home, production, used } = layout;
  const path = below(home.folder, "asgi.py");
  if (changes.exists(path) || layout.project.settings?.places.has("ASGI_APPLICATION")) return;
  const files = await catalogue.templates.load("project");
  const text = files.find(({ target }) => target === "config/asgi.py")?.render(context) ?? "";
  const wsgi = changes.read(below(home.folder, "wsgi.py")) ?? "";
  const named = /DJANGO_SETTINGS_MODULE["'][\],)=\s]*["']([\w.]+)["']/.exec(wsgi)?.[1];
  const made = changes.exists(production.path) ? production.module : used.module;
  const code = text.replace("config.settings.production", named ?? made);
  draft.code(code, { path, module: dotted(home.module, "asgi"), app: home.module });
}

/** An image of ours is started otherwise; other files are for a person to change. */
function changeStarts({ layout, changes, context }: Ground, command: string): boolean {
  const { tree } = layout.project;
  const words = [
    ...command.replace(" --workers 2", "").split(" "),
    "--timeout-graceful-shutdown=25",
  ];
  let isStarted = false;
  for (const path of tree.list().filter((one) => STARTING.test(one))) {
    const text = changes.read(path) ?? "";
    if (OURS.test(text)) {
      const line = `# WEB_CONCURRENCY says with how many workers.\nCMD ${JSON.stringify(words).replaceAll('","', '", "')}`;
      changes.write(path, text.replace(OURS, line), "asgi");
      isStarted = true;
      continue;
    }
    const at = text.split("\n").findIndex((line) => STARTS_WSGI.test(line) && !/^\s*#/.test(line));
    if (at < 0) continue;
    isStarted = true;
    if (context["uvicorn"]) continue;
    changes.manual(
      path,
      command,
      `line ${at + 1} starts the WSGI application: start this one instead`,
    );
  }
  return isStarted;
}

/** Threads come and go below an event loop, and connections that one kept would be left behind. */
function tellOfConnections({ production, layout, changes }: Ground): void {
  const { settings } = production.project;
  const age = within(settings?.values.get("DATABASES"), "default", "CONN_MAX_AGE");
  const known = age === undefined || age === null ? 0 : plain(age);
  if (known === 0) return;
  const place = settings?.places.get("DATABASES")?.at(-1);
  changes.manual(
    place?.path ?? layout.production.path,
    'DATABASES["default"]["CONN_MAX_AGE"] = 0',
    "under ASGI a connection that a thread keeps is left behind: take a pool of the database's own",
  );
}
