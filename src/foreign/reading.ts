import { FilePath, forced, Instance, External, Native } from "../project/evaluate/values.ts";
import type { Project } from "../project/project.ts";
import type { Ground } from "./ground.ts";

/**
 * What a module of settings reads variables with: `env` of django-environ or environs, `config` of python-decouple, or
 * nothing of its own.
 */
export type Reader = "environ" | "environs" | "decouple" | undefined;

/** The reader that the settings bind to `env`, or to `config`. */
export function readerOf(project: Project): Reader {
  const name = boundTo("env", project);
  if (/^environs\b/.test(name)) return "environs";
  if (/^environ\b/.test(name)) return "environ";
  return boundTo("config", project) === "decouple.config" ? "decouple" : undefined;
}

/** The name of what a package has that settings bind a name to; the empty text where that is something else. */
function boundTo(name: string, { settings }: Project): string {
  const value = settings?.values.get(name);
  const found = value === undefined ? undefined : forced(value);
  const type = found instanceof Instance ? found.type : found;
  return type instanceof External || type instanceof Native ? type.name : "";
}

/** Our code with what the repository has in the place of what ours has: its kind of paths. */
export function readable({ layout }: Ground, code: string): string {
  const { project } = layout;
  const base = project.settings?.values.get("BASE_DIR");
  const isPath = base !== undefined && forced(base) instanceof FilePath;
  if (isPath || !/\bBASE_DIR \//.test(code)) return code;
  const joined = code.replace(/\bBASE_DIR \/ ("[^"]*"(?: \/ "[^"]*")*)/g, (_, parts: string) => {
    return `os.path.join(BASE_DIR, ${parts.replaceAll(" / ", ", ")})`;
  });
  return `import os\n\n${joined}`;
}

/** Our code in the words of another reader. */
export function asReader(reader: Reader, code: string, project: Project): string {
  if (reader === "environs") return code.replaceAll("env.db(", "env.dj_db_url(");
  return reader === "decouple" ? asDecouple(code, project) : code;
}

/** What python-decouple has no words for, such as the address of a database, stays as it is. */
function asDecouple(code: string, project: Project): string {
  const read = code
    .replace(
      /\benv\.(int|float|bool)\(\s*("\w+"), default=([^(),]+?),?\s*\)/g,
      "config($2, default=$3, cast=$1)",
    )
    .replace(/\benv\.list\(("\w+")(?:, default=([^(),]+))?\)/g, (_, name: string, own?: string) => {
      const preset =
        own === undefined ? "" : `, default=${own === "[]" ? '""' : `",".join(${own})`}`;
      return `config(${name}${preset}, cast=Csv())`;
    })
    .replace(/\benv\(("\w+"(?:, default=[^()]*)?)\)/g, "config($1)");
  const parsed = boundTo("dj_database_url", project)
    ? read.replace(/\benv\.db\(("\w+")\)/g, "dj_database_url.parse(config($1))")
    : read;
  const isBound = !/\bCsv\(/.test(parsed) || boundTo("Csv", project) !== "";
  return isBound ? parsed : `from decouple import Csv\n\n${parsed}`;
}

/** Our code for settings that all share, where nothing but Python itself reads variables there. */
export function withoutReader(code: string): string {
  const read = code.replace(/\benv\(("[^"]*"), default=([^()]*)\)/g, "os.environ.get($1, $2)");
  return read === code ? code : `import os\n\n${read}`;
}
