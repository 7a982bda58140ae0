import { dotted, type Layout } from "./layout.ts";

/** Our names for places, and what a repository calls them. */
export type Words = (text: string) => string;

/** Modules that stand in the project's package. */
const OF_PACKAGE = /(?<![\w.])config\.(urls|wsgi|asgi|celery|websockets|api_v1|passwords)\b/g;

/**
 * Puts a repository's own names in the place of ours: the dotted names of modules, in code and in other text. A name that
 * has no counterpart there stays, so that what needs it can be told.
 */
export function wordsOf(layout: Layout): Words {
  const { shared, users, package: home, production, development, test, base, used } = layout;
  const settings: Readonly<Record<string, string>> = {
    production: production.module,
    development: development?.module ?? used.module,
    test: test?.module ?? used.module,
    base: base.module,
  };
  return (text) =>
    [
      replace(
        /(?<![\w.])config\.settings\.(production|development|test|base)\b/g,
        ([, name]) => settings[name ?? ""]!,
      ),
      replace(OF_PACKAGE, ([, name]) => dotted(home.module, name!)),
      replace(/\bfrom config import/g, () => fromPackage(home.module)),
      replace(/\bfrom apps\.core import/g, () => fromPackage(shared.module)),
      replace(/(?<![\w.])apps\.core\b(\.?)/g, ([, dot]) =>
        shared.module ? `${shared.module}${dot}` : "",
      ),
      replace(/(?<![\w.])apps\.users\.tokens\b/g, () => dotted((users ?? shared).module, "tokens")),
      ...(users ? [replace(/(?<![\w.])apps\.users\b/g, () => users.module)] : []),
    ].reduce((all, one) => one(all), text);
}

function replace(pattern: RegExp, by: (match: readonly string[]) => string): Words {
  return (text) => text.replace(pattern, (...match: string[]) => by(match));
}

/** What stands at the top is imported by itself. */
function fromPackage(module: string): string {
  return module ? `from ${module} import` : "import";
}
