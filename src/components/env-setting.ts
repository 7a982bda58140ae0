import { mergeEnv } from "../documents/env.ts";
import { NO_ORDER, addSetting, settingsPath, type Answer } from "../wiring/index.ts";
import type { Draft } from "./draft.ts";

/** The files that tell which variables there are. */
const EXAMPLES =
  /(?:^|\/)(?:\.?env[.\-_](?:example|sample|dist|template)|(?:example|sample)\.env)$/;

/**
 * Plans a setting that is read from the environment, as the settings read others, with a line in the repository's
 * example of an environment. It is the empty text where the variable is not set.
 *
 * @param comment what the example says of it
 */
export function envSetting(draft: Draft, name: string, comment: string): Answer {
  const { wiring, changes, site } = draft;
  const { project } = site;
  if (project.settings?.places.has(name)) return "already";
  const path = settingsPath(project, name);
  const source = path === undefined ? "" : (changes.read(path) ?? "");
  const answer = addSetting(wiring, reading(source, name));
  const example = project.tree
    .list(project.root)
    .filter((one) => EXAMPLES.test(one) && !one.slice(project.root.length + 1).includes("/"))
    .sort()[0];
  if (example !== undefined) {
    const { text } = mergeEnv(changes.read(example) ?? "", [`# ${comment}\n${name}=\n`], NO_ORDER);
    changes.write(example, text, wiring.reason);
  }
  return answer;
}

/** The assignment, by what the settings read variables with. */
function reading(source: string, name: string): string {
  const variable = JSON.stringify(name);
  const reader =
    /^(\w+)(?:\s*:[^=\n]+)?\s*=\s*(?:environs?\.)?(?:Fileaware)?Env\(/im.exec(source)?.[1] ??
    /^from [\w.]+ import (?:\w+, )*(env)\b/m.exec(source)?.[1] ??
    (/^from decouple import (?:\w+, )*config\b/m.test(source) ? "config" : undefined);
  if (reader !== undefined) return `${name} = ${reader}(${variable}, default="")\n`;
  return `import os\n\n${name} = os.environ.get(${variable}, "")\n`;
}
