import MagicString from "magic-string";
import type { Node } from "../python/parse.ts";
import { Source } from "../python/source.ts";
import { completed, IMPORTS, type Unfinished } from "./completed.ts";
import { formEdits } from "./forms.ts";
import { headerOf, importsOf, type NameImport, withoutName } from "./imports.ts";
import { labelEdits } from "./labels.ts";
import { isSqlOnUsers, literalOf } from "./strings.ts";
import type { Mended, Remark, Swap } from "./swap.ts";
import { isQuotedType, isSender, isTarget, isType, usesOf } from "./uses.ts";

const MODELS = "django.contrib.auth.models";

/** What can be said of a file before it is parsed. */
const NAMES_IT =
  /django\.contrib\.auth|\bauth\.(?:[uU]ser\b|\w+_user\b)|["']auth["']|\bauth_user\b/;

/**
 * Mends what names Django's own user model in a module: imports, relations, signals, forms, labels and permissions.
 * Lines that name something else stay as they are.
 */
export function mended(
  path: string,
  text: string,
  swap: Swap,
  firstParty: readonly string[],
): Mended | undefined {
  if (!NAMES_IT.test(text)) return undefined;
  const bom = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const source = new Source(text.slice(bom.length));
  try {
    const work = new Mending(path, source, swap);
    const result = work.run();
    const finished = completed(result.text, work, { firstParty, eol: source.eol });
    return { ...result, text: bom + finished };
  } finally {
    source.release();
  }
}

/** One module, while it is mended. */
class Mending implements Unfinished {
  readonly path: string;
  readonly source: Source;
  readonly swap: Swap;
  readonly out: MagicString;
  readonly isMigration: boolean;
  readonly needs = new Set<string>();
  readonly bindings = new Set<string>();
  waits = false;
  readonly #left: Remark[] = [];
  readonly #looked: Remark[] = [];
  readonly #canNameSettings: boolean;

  constructor(path: string, source: Source, swap: Swap) {
    this.path = path;
    this.source = source;
    this.swap = swap;
    this.out = new MagicString(source.text);
    this.isMigration = /(?:^|\/)migrations\/[^/]+\.py$/.test(path);
    const bound = usesAnotherSettings(source);
    this.#canNameSettings = !bound;
  }

  run(): Mended {
    const { source, out } = this;
    for (const one of importsOf(source, MODELS, ["User"])) this.#import(one);
    this.#attributes();
    const labels = labelEdits(source, this.swap, {
      isMigration: this.isMigration,
      hasSettings: this.#canNameSettings,
    });
    for (const { start, end, text, needs, isGuess } of labels) {
      out.overwrite(start, end, text);
      if (needs) this.needs.add(needs);
      if (isGuess) this.#looked.push(this.#remark(start, "names the model by its label"));
      this.waits = true;
    }
    this.#sql();
    const forms = this.#forms();
    this.#stars();
    return { text: out.toString(), left: this.#left, looked: this.#looked, forms };
  }

  #import(found: NameImport): void {
    const { source, out, swap } = this;
    const { bound, where, statement } = found;
    const scope = where === "inner" ? this.#scopeOf(statement) : undefined;
    const uses = usesOf(source, bound).filter(
      (node) => !scope || (node.startIndex >= scope.startIndex && node.endIndex <= scope.endIndex),
    );
    const isReexported = uses.length === 0 && !isQuotedType(source, bound);
    const left = where === "inner" ? uses : uses.filter((node) => !this.#lazily(node));
    const asType = isReexported || uses.some(isType) || isQuotedType(source, bound);
    this.waits = true;
    const cut = withoutName(source, found);
    if (where === "top" && left.length === 0 && !isReexported && !isQuotedType(source, bound)) {
      this.#cut(found, IMPORTS["settings"]!);
      return;
    }
    const alias = bound === "User" ? "" : ` as ${bound}`;
    const direct = `from ${swap.module}.models import User${alias}`;
    const called = [
      "from django.contrib.auth import get_user_model",
      "",
      `${bound} = get_user_model()`,
    ];
    if (where === "top") {
      const isDirect = asType || !swap.isFirst;
      this.#cut(found, isDirect ? direct : IMPORTS["get_user_model"]!);
      this.needs.add(isDirect ? direct : "get_user_model");
      if (!isDirect) this.bindings.add(bound);
      return;
    }
    const lines = where === "types" || asType ? [direct] : called;
    const indent = source.indent(statement.startIndex);
    const text = lines.join(`${source.eol}${indent}`).replace(/^[ \t]+$/gm, "");
    if (cut.isWhole) out.overwrite(statement.startIndex, statement.endIndex, text);
    else {
      out.remove(cut.start, cut.end);
      out.appendLeft(statement.endIndex, `${source.eol}${indent}${text}`);
    }
  }

  /** Takes an import away; the only one that a module has gives its place to another. */
  #cut(found: NameImport, instead: string): void {
    const { source, out } = this;
    const { start, end, isWhole } = withoutName(source, found);
    const { statement } = found;
    if (isWhole && headerOf(source).length === 1)
      out.overwrite(statement.startIndex, statement.endIndex, instead);
    else out.remove(start, end);
  }

  /** Names the model by its setting where that is enough: in relations, and as the sender of a signal. */
  #lazily(node: Node): boolean {
    if (!this.#canNameSettings || !(isTarget(node) || isSender(node))) return false;
    this.out.overwrite(node.startIndex, node.endIndex, "settings.AUTH_USER_MODEL");
    this.needs.add("settings");
    return true;
  }

  #scopeOf(statement: Node): Node | undefined {
    for (let node = statement.parent; node; node = node.parent)
      if (node.type === "function_definition") return node;
    return undefined;
  }

  /** `auth_models.User`, and the whole path. */
  #attributes(): void {
    const { source, out } = this;
    const modules = new Set(
      importsOf(source, "django.contrib.auth", ["models"]).map(({ bound }) => bound),
    );
    if (/^\s*import django\.contrib\.auth\.models\s*$/m.test(source.text)) modules.add(MODELS);
    if (modules.size === 0) return;
    for (const node of source.root.descendantsOfType("attribute")) {
      if (node?.childForFieldName("attribute")?.text !== "User") continue;
      if (!modules.has(node.childForFieldName("object")?.text ?? "")) continue;
      if (isType(node)) {
        this.#left.push(this.#remark(node.startIndex, "is a type, which takes the class itself"));
        continue;
      }
      const isLazy = this.#canNameSettings && (isTarget(node) || isSender(node));
      out.overwrite(
        node.startIndex,
        node.endIndex,
        isLazy ? "settings.AUTH_USER_MODEL" : "get_user_model()",
      );
      this.needs.add(isLazy ? "settings" : "get_user_model");
      this.waits = true;
    }
  }

  /** SQL goes on working where the table keeps its name; a migration with it has to wait for the table. */
  #sql(): void {
    for (const node of this.source.root.descendantsOfType("string")) {
      const text = node && (literalOf(node) ?? node.text);
      if (!node || text === undefined || !isSqlOnUsers(text)) continue;
      this.waits = true;
      if (!this.swap.keepsTable)
        this.#left.push(this.#remark(node.startIndex, "is SQL on the table of Django's own users"));
    }
  }

  #forms(): ReadonlySet<string> {
    const { source, out, swap } = this;
    const { inserts, direct } = formEdits(source);
    for (const { at, text } of inserts) {
      out.appendLeft(at, text);
      this.needs.add("get_user_model");
    }
    for (const found of importsOf(source, "django.contrib.auth.forms", [...direct])) {
      if (found.where !== "top") {
        const reason = "is for Django's own model: take the one of the new app's forms";
        this.#left.push(this.#remark(found.statement.startIndex, reason));
        continue;
      }
      const { start, end } = withoutName(source, found);
      out.remove(start, end);
      const alias = found.bound === found.name ? "" : ` as ${found.bound}`;
      this.needs.add(`from ${swap.module}.forms import ${found.name}${alias}`);
    }
    return direct;
  }

  #stars(): void {
    for (const { statement } of importsOf(this.source, MODELS, ["*"])) {
      if (usesOf(this.source, "User").length === 0) continue;
      const reason = "takes all names, User among them";
      this.#left.push(this.#remark(statement.startIndex, reason));
    }
  }

  #remark(at: number, reason: string): Remark {
    const { source, path } = this;
    const code = source.text.slice(source.lineStart(at), source.lineEnd(at)).trim();
    return { path, line: source.line(at), code, reason };
  }
}

/** Whether `settings` means something else here than Django's. */
function usesAnotherSettings({ text }: Source): boolean {
  if (/^from django\.conf import (?:.*\W)?settings\b(?! as)/m.test(text)) return false;
  return /^\s*(?:from \S+ import (?:.*\W)?settings\b|import settings\b|import \S+ as settings\b|settings\s*=)/m.test(
    text,
  );
}
