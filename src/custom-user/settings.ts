import type { Draft } from "../components/draft.ts";
import { Source } from "../python/source.ts";
import { addSetting, settingsPath } from "../wiring/settings.ts";
import { NEW_NAME, type Swap } from "./swap.ts";

/** Sets AUTH_USER_MODEL: where it is set to Django's own, beside what else is said of passwords, or beside the apps. */
export function setUserModel(draft: Draft, swap: Swap): void {
  const { changes } = draft;
  draft.connect((wiring) => {
    const { project } = wiring;
    const fragment = `AUTH_USER_MODEL = ${JSON.stringify(NEW_NAME(swap))}\n`;
    const path = settingsPath(project, "AUTH_PASSWORD_VALIDATORS");
    const text = path === undefined ? undefined : changes.read(path);
    const own = settingsPath(project, "AUTH_USER_MODEL");
    const current =
      own && project.settings?.places.has("AUTH_USER_MODEL") ? changes.read(own) : undefined;
    if (own && current !== undefined) {
      const now = current.replace(
        /^(\s*AUTH_USER_MODEL\s*=\s*["'])auth\.User(["'])/m,
        `$1${NEW_NAME(swap)}$2`,
      );
      if (now !== current) return changes.write(own, now, "custom-user");
      return changes.manual(own, fragment, "AUTH_USER_MODEL is computed: have it come to this");
    }
    const at = path && text !== undefined ? placeIn(text) : undefined;
    if (path === undefined || text === undefined || at === undefined) {
      addSetting(wiring, fragment);
      return;
    }
    const eol = text.includes("\r\n") ? "\r\n" : "\n";
    const quoted = usesSingle(text) ? fragment.replaceAll('"', "'") : fragment;
    const line = quoted.trimEnd() + eol + eol;
    changes.write(path, text.slice(0, at) + line + text.slice(at), "custom-user");
  });
}

/** Before AUTH_PASSWORD_VALIDATORS and the comments that belong to it. */
function placeIn(text: string): number | undefined {
  const bom = text.startsWith("\uFEFF") ? 1 : 0;
  const source = new Source(text.slice(bom));
  try {
    const nodes = source.root.namedChildren;
    let index = nodes.findIndex((node) => /^AUTH_PASSWORD_VALIDATORS\b/.test(node.text));
    if (index === -1) return undefined;
    while (nodes[index - 1]?.type === "comment" && isOwnLine(source, nodes[index - 1]!.startIndex))
      index--;
    return source.lineStart(nodes[index]!.startIndex) + bom;
  } finally {
    source.release();
  }
}

function isOwnLine(source: Source, at: number): boolean {
  return source.text.slice(source.lineStart(at), at).trim() === "";
}

function usesSingle(text: string): boolean {
  return (text.match(/= '/g)?.length ?? 0) > (text.match(/= "/g)?.length ?? 0);
}
