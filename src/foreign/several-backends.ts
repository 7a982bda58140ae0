import type { FileChange } from "../changes/change-set.ts";
import { reread } from "../wiring/wiring.ts";
import type { Ground } from "./ground.ts";

const LOGS_IN = /\blogin\(\s*(?:self\.)?request\s*,\s*[\w.]+\s*\)/;

/** By which everybody is logged in where the settings name none. */
const DJANGOS = "django.contrib.auth.backends.ModelBackend";

/**
 * Names the calls that log someone in without saying by which backend, which Django refuses from the second backend on: but
 * where `authenticate` found the person, who is marked with it.
 */
export function tellOfSecondBackend({ changes, layout, wiring }: Ground): void {
  const count = (value: unknown) => (Array.isArray(value) ? value.length : 1);
  const own = layout.project.setting("AUTHENTICATION_BACKENDS");
  const [backend = DJANGOS] = Array.isArray(own) ? own : [];
  if (count(own) > 1 || !changes.files.some(namesBackend)) return;
  if (count(reread(wiring).setting("AUTHENTICATION_BACKENDS")) < 2) return;
  const { tree } = layout.project;
  for (const path of tree.list().filter((one) => one.endsWith(".py") && !/test/.test(one))) {
    const text = tree.read(path) ?? "";
    if (!/django\.contrib\.auth import\b[^\n]*\blogin\b/.test(text) || /authenticate\(/.test(text))
      continue;
    const at = text.search(LOGS_IN);
    if (at < 0) continue;
    const line = text.slice(0, at).split("\n").length;
    changes.manual(
      path,
      `${LOGS_IN.exec(text)![0].slice(0, -1)}, backend=${JSON.stringify(backend)})`,
      `line ${line} logs in whom no backend has found: with several of them, Django asks which`,
    );
  }
}

/** Whether a backend could come with a file: only then are the settings worth another reading. */
function namesBackend({ after = "", before = "" }: FileChange): boolean {
  const names = (text: string) => text.match(/\w+Backend\b/g)?.length ?? 0;
  return names(after) > names(before);
}
