import { FilePath, forced, Instance, External } from "../project/evaluate/values.ts";
import type { Project } from "../project/project.ts";
import type { Ground } from "./ground.ts";

/** What a module of settings reads variables with: `env` of django-environ or environs, or nothing of its own. */
export type Reader = "environ" | "environs" | undefined;

/** The reader that the settings bind to `env`. */
export function readerOf(project: Project): Reader {
  const value = project.settings?.values.get("env");
  const found = value === undefined ? undefined : forced(value);
  const type = found instanceof Instance ? found.type : found;
  const name = type instanceof External ? type.name : "";
  if (/^environs\b/.test(name)) return "environs";
  if (/^environ\b/.test(name)) return "environ";
  return undefined;
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
export function asReader(reader: Reader, code: string): string {
  return reader === "environs" ? code.replaceAll("env.db(", "env.dj_db_url(") : code;
}

/** Our code for settings that all share, where nothing but Python itself reads variables there. */
export function withoutReader(code: string): string {
  const read = code.replace(/\benv\(("[^"]*"), default=([^()]*)\)/g, "os.environ.get($1, $2)");
  return read === code ? code : `import os\n\n${read}`;
}
