import type { Draft } from "../components/draft.ts";
import { renamedRows, renamedWords } from "./strings.ts";
import type { Remark, Swap } from "./swap.ts";

const FIXTURE = /\.(?:json|ya?ml|xml)$/i;
const TEMPLATE = /\.(?:html?|jinja2?|j2|txt|djhtml|eml)$/i;
const REASON = "custom-user";

/** Fixtures and templates that name the model, its permissions or its pages in the admin. */
export function mendOtherFiles({ changes }: Draft, swap: Swap): void {
  for (const path of changes.list()) {
    const isFixture = FIXTURE.test(path);
    if (!isFixture && !TEMPLATE.test(path)) continue;
    const text = changes.read(path);
    if (text === undefined || !/\bauth\b|auth_user/.test(text)) continue;
    const now = isFixture ? renamedRows(text, swap) : renamedWords(text, swap);
    if (now !== text) changes.write(path, now, REASON);
  }
}

const STARTS =
  /(?:^|\/)(?:[\w.-]*Dockerfile[\w.-]*|Procfile|Makefile|justfile|fly\.toml|app\.json|[^/]*\.(?:sh|bash|ya?ml))$/i;
const TESTING = /(?:^|\/)(?:\.github|\.circleci|tests?|docs?|node_modules)\/|\.gitlab-ci|\.travis/;

/** Where something runs `migrate` on a database that has users. */
export function migratingPlaces({ changes }: Draft): Remark[] {
  return changes.list().flatMap((path): Remark[] => {
    if (!STARTS.test(path) || TESTING.test(path)) return [];
    return (changes.read(path) ?? "").split(/\r?\n/).flatMap((line, index): Remark[] => {
      if (!/(?:manage(?:\.py)?|django-admin)["',\s]+migrate\b/.test(line) || /^\s*#/.test(line))
        return [];
      return [{ path, line: index + 1, code: line.trim(), reason: "runs migrate" }];
    });
  });
}
