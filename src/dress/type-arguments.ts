import { parsePython, release } from "../python/parse.ts";
import { applied, nodesOf } from "./edits.ts";

/** Bases that are about types: they take arguments wherever there is Python. */
const TYPING = /^(?:typing\.)?(?:Generic|Protocol)$|^(?:list|dict|tuple|set|frozenset)$/;

/** Code whose classes build on `ModelAdmin`, not on `ModelAdmin[Post]`: Django's are not generic at run time. */
export function withoutTypeArguments(code: string): string {
  if (!/\bclass\b/.test(code)) return code;
  const root = parsePython(code);
  const edits = nodesOf(root, "class_definition").flatMap((node) =>
    (node.childForFieldName("superclasses")?.namedChildren ?? []).flatMap((base) => {
      const value = base.type === "subscript" ? base.childForFieldName("value") : null;
      if (!value || TYPING.test(value.text)) return [];
      return [{ start: value.endIndex, end: base.endIndex, text: "" }];
    }),
  );
  release(root);
  return applied(code, edits);
}
