import type { Ground } from "./ground.ts";

/** What startproject writes into `asgi.py`, but for its comments. */
const PLAIN_SERVER =
  /^import os\s+from django\.core\.asgi import get_asgi_application\s+os\.environ\.setdefault\([^()]*\)\s+application = get_asgi_application\(\)$/;

/** Puts a module in the place of one that is as startproject made it; any other is for a person to change. */
export function takePlace(
  { changes }: Ground,
  { path, text, present, reason }: { path: string; text: string; present: string; reason: string },
): void {
  const code = present
    .replace(/"""[^]*?"""/, "")
    .replace(/^#.*$/gm, "")
    .trim();
  if (text === present) return;
  if (PLAIN_SERVER.test(code)) changes.write(path, text, reason);
  else changes.manual(path, text, `${reason} needs this in the place of what is there`);
}
