import type { Project } from "../project/project.ts";
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

const known = new WeakMap<Project, boolean>();

/** Whether a linter looks at the code that knows `noqa`. */
function isLinted(project: Project): boolean {
  if (!known.has(project)) known.set(project, findsLinter(project.tree));
  return known.get(project)!;
}

function findsLinter(tree: Tree): boolean {
  return tree
    .list()
    .some((path) =>
      SETUPS.some(([paths, tool]) => paths.test(path) && tool.test(tree.read(path) ?? "")),
    );
}

/** Our code without excuses where no linter of the repository would ask for them. */
export function withoutExcuses(text: string, project: Project): string {
  return text.search(EXCUSE) < 0 || isLinted(project) ? text : text.replace(EXCUSE, "");
}
