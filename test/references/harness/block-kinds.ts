import type { Block } from "../../../src/references/document.ts";
import type { Line } from "./sample.ts";

/** What a block is, and so what is done with it. */
export type Kind =
  | { name: "module"; path: string; wrong: boolean }
  | { name: "settings"; production: boolean; wrong?: string }
  | { name: "template"; path: string; wrong: boolean }
  | { name: "console"; fails: boolean; unrun: boolean }
  | { name: "sql"; fails: boolean }
  | { name: "data"; language: DataLanguage; file: string }
  | { name: "text" };

const DATA_LANGUAGES = [
  "yaml",
  "toml",
  "json",
  "ini",
  "nginx",
  "dockerfile",
  "javascript",
] as const;
type DataLanguage = (typeof DATA_LANGUAGES)[number];

const MODULE = /^(?:[a-z_]\w*\/)*[a-z_\d][\w.]*\.py$/;
const TEMPLATE = /^templates\/(?:[\w-]+\/)*[\w.-]+$/;

/**
 * What the info string of a block says that it is.
 *
 * @returns in words, what is wrong with it
 */
export function kindOf({ language, words: all }: Block): Kind | string {
  const words = all.filter((word) => !word.startsWith("only="));
  const take = (word: string) => {
    const at = words.indexOf(word);
    if (at >= 0) words.splice(at, 1);
    return at >= 0;
  };
  const leftOver = (kind: Kind) =>
    words.length > 0 ? `a ${language} block has no "${words.join(" ")}"` : kind;
  if (language === "python" && words[0] === "settings") {
    words.shift();
    const production = take("production");
    const wrong = words.find((word) => word.startsWith("wrong="));
    if (wrong !== undefined) take(wrong);
    const id = wrong?.slice("wrong=".length);
    return leftOver({ name: "settings", production, ...(id && { wrong: id }) });
  }
  if (language === "python") {
    const wrong = take("wrong");
    const path = words.shift() ?? "";
    if (!MODULE.test(path)) return "a python block names its module: ```python models.py";
    if (/^(apps|config)\//.test(path)) return `${path}: a topic never edits the sample project`;
    return leftOver({ name: "module", path, wrong });
  }
  if (language === "html") {
    const wrong = take("wrong");
    const path = words.shift() ?? "";
    if (!TEMPLATE.test(path)) return "an html block names its template: ```html templates/…";
    return leftOver({ name: "template", path: path.slice("templates/".length), wrong });
  }
  if (language === "console") {
    return leftOver({ name: "console", fails: take("fails"), unrun: take("unrun") });
  }
  if (language === "sql") return leftOver({ name: "sql", fails: take("fails") });
  if (language === "text") return leftOver({ name: "text" });
  if ((DATA_LANGUAGES as readonly string[]).includes(language)) {
    const file = words.shift() ?? "";
    return leftOver({ name: "data", language: language as DataLanguage, file });
  }
  return `there is no kind of block "${language}"`;
}

/** Whether a block is for a line of Django; `only=` says that it is for one alone. */
export function isFor({ words }: Block, line: Line): boolean {
  const only = words.filter((word) => word.startsWith("only="));
  return only.length === 0 || only.includes(`only=${line}`);
}
