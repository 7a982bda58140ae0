import type { Node } from "../python/parse.ts";
import type { Source } from "../python/source.ts";
import { importsOf } from "./imports.ts";
import { usesOf } from "./uses.ts";

/** Forms of Django whose Meta names its own user model. */
const USER_FORMS = [
  "UserCreationForm",
  "BaseUserCreationForm",
  "AdminUserCreationForm",
  "UserChangeForm",
] as const;

/** What the forms of a module come to. */
export interface FormEdits {
  /** Where `model = …` goes into a class, each with the text. */
  inserts: readonly { at: number; text: string }[];
  /** Forms that are used as they are. */
  direct: ReadonlySet<string>;
}

/**
 * Forms that are made from those of Django get the model that Django's own Meta has wrong; those that are used as they are
 * have to come from elsewhere.
 */
export function formEdits(source: Source): FormEdits {
  const inserts: { at: number; text: string }[] = [];
  const direct = new Set<string>();
  for (const { name, bound } of importsOf(source, "django.contrib.auth.forms", USER_FORMS)) {
    for (const use of usesOf(source, bound)) {
      const owner = classOf(use);
      if (!owner) {
        if (!isMetaBase(use)) direct.add(name);
        continue;
      }
      const insert = modelInsert(source, owner, bound);
      if (insert) inserts.push(insert);
    }
  }
  return { inserts, direct };
}

/** The class that has a name among its bases, itself no Meta. */
function classOf(use: Node): Node | undefined {
  const { parent } = use;
  if (parent?.type !== "argument_list" || parent.parent?.type !== "class_definition")
    return undefined;
  return parent.parent;
}

/** `class Meta(UserCreationForm.Meta)`. */
function isMetaBase({ parent }: Node): boolean {
  return parent?.type === "attribute" && parent.parent?.parent?.type === "class_definition";
}

function modelInsert(
  source: Source,
  owner: Node,
  base: string,
): { at: number; text: string } | undefined {
  const body = owner.childForFieldName("body");
  const [first] = body?.namedChildren ?? [];
  if (!body || !first) return undefined;
  const meta = body.namedChildren.find(
    (node) => node.type === "class_definition" && node.childForFieldName("name")?.text === "Meta",
  );
  const { eol, unit } = source;
  if (!meta) {
    const indent = source.indent(body.startIndex);
    const at = source.lineEnd(body.endIndex);
    const lines = [`class Meta(${base}.Meta):`, `${unit}model = get_user_model()`];
    return {
      at,
      text: lines.map((line, index) => `${eol}${index === 0 ? eol : ""}${indent}${line}`).join(""),
    };
  }
  const inner = meta.childForFieldName("body");
  if (!inner || /^\s*model\s*=/m.test(inner.text)) return undefined;
  const statements = inner.namedChildren;
  const start = statements[0]!.startIndex;
  return { at: start, text: `model = get_user_model()${eol}${source.indent(start)}` };
}
