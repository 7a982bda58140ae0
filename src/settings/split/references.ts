import type { Evidence } from "../../project/evidence.ts";
import type { EnvironmentName } from "../../project/setting-environments.ts";

const BEFORE =
  /(DJANGO_SETTINGS_MODULE["']?\]?\s*(?:[:=,]|\|\|)?=?\s*(?:\$\{DJANGO_SETTINGS_MODULE:?-)?["']?|--settings[= ]["']?)/
    .source;

/** A file with every place that names a settings module naming another. */
export function renamed(text: string, from: string, to: string): string {
  const name = from.replaceAll(".", "\\.");
  return text.replace(new RegExp(`${BEFORE}${name}(?![\\w.])`, "g"), `$1${to}`);
}

/**
 * The environment that a file runs the project in; undefined where its own machine decides, as for a `.env` that is
 * nobody else's.
 */
export function environmentOf({ path, kind }: Evidence, text: string): EnvironmentName | undefined {
  const isServer = /prod|live|deploy/i.test(path.split("/").at(-1) ?? "");
  switch (kind) {
    case "manage":
      return "development";
    case "server":
      return "production";
    case "test":
    case "ci":
      return "test";
    case "environment":
      if (/(?:^|\/)\.env$/.test(path)) return undefined;
      return isServer ? "production" : "development";
    case "container":
      if (!/compose/i.test(path)) return "production";
      return isServer || /gunicorn|uvicorn|daphne|granian|uwsgi/.test(text)
        ? "production"
        : "development";
    default:
      return /celery/.test(path) ? "production" : "development";
  }
}
