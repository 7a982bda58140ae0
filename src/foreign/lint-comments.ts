import type { Tree } from "../tree/tree.ts";

/** What a finding of a linter is excused by, with why: `# noqa: S308 - we drew it`. */
const EXCUSE = /[ \t]+# noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*(?: - [^\n]*)?$/gm;

/** Where linters are set up, and who runs them. */
const SETUPS: readonly (readonly [paths: RegExp, tool: RegExp])[] = [
  [/^(?:\.?ruff\.toml|\.flake8|\.pylintrc)$/, /^/],
  [/^(?:pyproject\.toml|setup\.cfg|tox\.ini)$/, /\bruff\b|flake8/],
  [
    /^(?:\.pre-commit-config\.yaml|\.gitlab-ci\.yml|Makefile|justfile|noxfile\.py)$/,
    /\bruff\b|flake8/,
  ],
  [/^\.github\/workflows\/[^/]+\.ya?ml$/, /\bruff\b|flake8/],
  [/requirements[^/]*(?:\/[^/]+)?\.(?:txt|in)$/, /^(?:ruff|flake8)\b/m],
];

/** Whether a linter looks at the code that knows `noqa`. */
function isLinted(tree: Tree): boolean {
  return tree
    .list()
    .some((path) =>
      SETUPS.some(([paths, tool]) => paths.test(path) && tool.test(tree.read(path) ?? "")),
    );
}

/** Our code without excuses where no linter would ask for them. */
export function withoutExcuses(text: string, tree: Tree): string {
  return text.search(EXCUSE) < 0 || isLinted(tree) ? text : text.replace(EXCUSE, "");
}
