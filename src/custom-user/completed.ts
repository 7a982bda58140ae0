import { PythonFile } from "../python/edit.ts";
import { Source } from "../python/source.ts";
import { NO_ORDER } from "../wiring/wiring.ts";
import { headerOf } from "./imports.ts";

/** What a module lacks whose references are mended. */
export interface Unfinished {
  /** Imports: words of `IMPORTS`, or whole statements. */
  needs: Set<string>;
  /** Names to be bound to `get_user_model()` behind the imports. */
  bindings: ReadonlySet<string>;
  isMigration: boolean;
  /** Whether a migration has to wait for the table of users. */
  waits: boolean;
}

/** The module with the imports that it needs now, and the names that are bound behind them. */
export function completed(
  text: string,
  { needs, bindings, isMigration, waits }: Unfinished,
  { firstParty, eol }: { firstParty: readonly string[]; eol: string },
): string {
  const file = new PythonFile(text, NO_ORDER, { firstParty });
  const waitsFor = "migrations.swappable_dependency(settings.AUTH_USER_MODEL)";
  if (isMigration && waits && !text.includes(waitsFor)) {
    needs.add("settings");
    file.member("Migration", `dependencies = [\n    ${waitsFor},\n]\n`);
  }
  for (const one of needs) file.import(IMPORTS[one] ?? one);
  if (bindings.size === 0) return file.text;
  const source = new Source(file.text);
  try {
    const last = headerOf(source).at(-1);
    const at = last ? source.lineEnd(last.endIndex) : 0;
    const lines = [...bindings].map((name) => `${eol}${name} = get_user_model()`);
    return `${file.text.slice(0, at)}${eol}${lines.join("")}${file.text.slice(at)}`;
  } finally {
    source.release();
  }
}

export const IMPORTS: Readonly<Record<string, string>> = {
  settings: "from django.conf import settings",
  get_user_model: "from django.contrib.auth import get_user_model",
};
