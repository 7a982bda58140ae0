import type { Tree } from "../tree/tree.ts";

const SILENCE = /^logging\.disable\(\s*(?:level\s*=\s*)?(logging\.[A-Z]+|\d+|)\s*\)/m;

/** The level below which tests of the repository switch logs off, for the whole process, once they are imported. */
export function silencedLevel(tree: Tree): string | undefined {
  for (const path of tree.list()) {
    const isTest = /(?:^|[/_])tests?(?:[/_.]|$)|(?:^|\/)conftest\./.test(path);
    const found = isTest && path.endsWith(".py") ? SILENCE.exec(tree.read(path) ?? "") : null;
    if (found) return found[1] || "logging.CRITICAL";
  }
  return undefined;
}

/** A module of tests that has logs while it runs, where it looks at some and others had switched them off. */
export function withLogs(text: string, level: string | undefined): string {
  if (level === undefined || !/assertLogs\(/.test(text) || /setUpModule/.test(text)) return text;
  const imported = /^import logging$/m.test(text)
    ? text
    : text.replace(/^(?:import (?:json|collections|datetime)\n)*/m, "$&import logging\n");
  return `${imported.trimEnd()}


def setUpModule() -> None:
    # Other tests switch logs off for the whole process.
    logging.disable(logging.NOTSET)


def tearDownModule() -> None:
    logging.disable(${level})
`;
}
