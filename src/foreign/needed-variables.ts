import type { Variable } from "../project/evaluate/machine.ts";
import { parseEnvironment } from "../project/evaluate/natives/environment-files.ts";
import { forced } from "../project/evaluate/values.ts";
import type { Project } from "../project/project.ts";

/** Files of a repository that show what its variables can be. */
const SAMPLES =
  /(?:^|\/)(?:\.?env[.\-_]?\w*[.\-_]?(?:example|sample|dist|template)|(?:example|sample|template)\.env|\.env\.(?:prod|dev)[\w.-]*)$/i;

/** Variables without which the settings do not load, by name, with what the samples of the repository say, or a guess. */
export function neededVariables(facts: Project): { name: string; value: string }[] {
  const samples = samplesOf(facts);
  const needed = (facts.settings?.variables ?? []).filter(
    (one) => one.required || isUsedAtOnce(one, facts) || isMissingKey(one, facts),
  );
  return [...new Set(needed.map(({ name }) => name))].sort().map((name) => ({
    name,
    value: samples.get(name) || guess(name),
  }));
}

/** Whether code goes on with what is nothing where the variable is not set. */
function isUsedAtOnce({ name, path, line }: Variable, { tree }: Project): boolean {
  const text = (tree.read(path) ?? "").split("\n")[line - 1] ?? "";
  return new RegExp(`(?:get|getenv)\\(\\s*["']${name}["']\\s*\\)\\s*[.[]`).test(text);
}

/** Whether Django has no key to sign with where the variable is not set: the settings load, and nothing runs. */
function isMissingKey({ path, line }: Variable, { settings }: Project): boolean {
  const place = settings?.places.get("SECRET_KEY")?.at(-1);
  if (place?.path !== path || place.line !== line) return false;
  const value = settings?.values.get("SECRET_KEY");
  const key = value === undefined ? undefined : forced(value);
  return key === null || key === "";
}

function samplesOf({ tree }: Project): Map<string, string> {
  const paths = tree.list().filter((path) => SAMPLES.test(path) && !/node_modules/.test(path));
  const all = paths.map((path) => parseEnvironment(tree.read(path) ?? ""));
  return new Map(all.toReversed().flatMap((one) => [...one]));
}

function guess(name: string): string {
  // Nothing is sent where it is empty; what is no address stops the process.
  if (name.endsWith("DSN")) return "";
  if (/ADMIN\w*_(?:URL|PATH)$/.test(name)) return "admin/";
  if (/HOST/.test(name) && !/EMAIL|DB|SQL|REDIS/.test(name)) return "localhost";
  if (/PORT/.test(name)) return "587";
  if (/(?:URL|URI|SITE)$/.test(name)) return "http://localhost:8000";
  if (/(?:FROM|EMAIL|SENDER)$/.test(name)) return "noreply@example.com";
  if (/(?:^|_)(?:USE|ENABLE|IS|HAS)_|_(?:TLS|SSL|ENABLED)$/.test(name)) return "False";
  if (/(?:SECONDS|DAYS|HOURS|SIZE|COUNT|LIMIT|TIMEOUT)$/.test(name)) return "1";
  return "change-me";
}
