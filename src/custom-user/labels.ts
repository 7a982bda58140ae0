import type { Node } from "../python/parse.ts";
import type { Source } from "../python/source.ts";
import { literalOf, renamedWords, withText } from "./strings.ts";
import type { Swap } from "./swap.ts";
import { calleeOf, callOf, isSender, isTarget } from "./uses.ts";

/** What becomes of a string that names the user model. */
export interface LabelEdit {
  start: number;
  end: number;
  text: string;
  needs?: "settings" | "get_user_model";
  /** Whether it is right by what such a string mostly means, and worth a look. */
  isGuess?: boolean;
}

const MODEL = /^auth\.user$/i;

/** The edits of all strings of a module that name the user model: as a label, a permission, a route of the admin or a path. */
export function labelEdits(
  source: Source,
  swap: Swap,
  { isMigration, hasSettings }: { isMigration: boolean; hasSettings: boolean },
): LabelEdit[] {
  const setting = (node: Node): LabelEdit =>
    hasSettings
      ? { ...spanOf(node), text: "settings.AUTH_USER_MODEL", needs: "settings" }
      : { ...spanOf(node), text: withText(node, `${swap.label}.User`) };
  return source.root.descendantsOfType("string").flatMap((node): LabelEdit[] => {
    const text = node && literalOf(node);
    if (!node || text === undefined) return [];
    const pair = pairOf(node, text);
    if (pair) return pairEdits(node, pair, swap, isMigration);
    if (MODEL.test(text)) {
      if (isDefault(node)) return [];
      if (isTarget(node) || isSender(node) || isMetaModel(node)) return [setting(node)];
      const call = callOf(node);
      if (call && /(?:^|\.)get_model$/.test(calleeOf(call)))
        return isMigration ? [setting(node)] : [userModel(call)];
      const label = text.replace(/^auth/i, swap.label);
      return [{ ...spanOf(node), text: withText(node, label), isGuess: !isBase(node) }];
    }
    const permission = /^auth\.((?:add|change|delete|view)_user)$/.exec(text)?.[1];
    const renamed = permission
      ? `${swap.label}.${permission}`
      : renamedWords(text, swap).replace(
          /^django\.contrib\.auth\.models\.User\b/,
          `${swap.module}.models.User`,
        );
    return renamed === text ? [] : [{ ...spanOf(node), text: withText(node, renamed) }];
  });
}

interface Pair {
  call: Node;
  kind: "get_model" | "natural" | "content type";
}

/** `"auth", "User"` as two arguments of one call. */
function pairOf(node: Node, text: string): Pair | undefined {
  if (text !== "auth") return undefined;
  const call = callOf(node);
  if (!call) return undefined;
  const args = call.childForFieldName("arguments")?.namedChildren ?? [];
  const keywords = new Map(
    args
      .filter(({ type }) => type === "keyword_argument")
      .map((one) => [one.childForFieldName("name")?.text, one.childForFieldName("value")]),
  );
  const model = keywords.get("model") ?? keywords.get("model_name");
  if (keywords.get("app_label")?.id === node.id)
    return model && /^(["'])user\1$/i.test(model.text) ? { call, kind: "content type" } : undefined;
  const index = args.findIndex(({ id }) => id === node.id);
  const next = args[index + 1];
  if (index !== 0 || !next || !/^(["'])user\1$/i.test(next.text)) return undefined;
  const callee = calleeOf(call);
  if (/(?:^|\.)get_(?:registered_)?model$/.test(callee)) return { call, kind: "get_model" };
  return callee.endsWith("get_by_natural_key") ? { call, kind: "natural" } : undefined;
}

function pairEdits(
  node: Node,
  { call, kind }: Pair,
  swap: Swap,
  isMigration: boolean,
): LabelEdit[] {
  if (kind !== "get_model") return [{ ...spanOf(node), text: withText(node, swap.label) }];
  if (!isMigration) return [userModel(call)];
  const list = call.childForFieldName("arguments")!;
  return [
    {
      start: list.startIndex + 1,
      end: list.endIndex - 1,
      text: "settings.AUTH_USER_MODEL",
      needs: "settings",
    },
  ];
}

function userModel(call: Node): LabelEdit {
  return { ...spanOf(call), text: "get_user_model()", needs: "get_user_model" };
}

/** `getattr(settings, "AUTH_USER_MODEL", "auth.User")`: what Django does as well, where nothing is set. */
function isDefault(node: Node): boolean {
  return /AUTH_USER_MODEL/.test(callOf(node)?.text ?? node.parent?.text ?? "");
}

/** `model = "auth.User"` in a class: of a factory. */
function isMetaModel(node: Node): boolean {
  const { parent } = node;
  if (parent?.type !== "assignment" || parent.childForFieldName("left")?.text !== "model")
    return false;
  return parent.parent?.parent?.parent?.type === "class_definition";
}

/** `bases=("auth.user",)` of a migration: a proxy, or a model that extends it. */
function isBase(node: Node): boolean {
  for (let above = node.parent; above; above = above.parent)
    if (above.type === "keyword_argument") return above.childForFieldName("name")?.text === "bases";
  return false;
}

function spanOf({ startIndex, endIndex }: Node): { start: number; end: number } {
  return { start: startIndex, end: endIndex };
}
