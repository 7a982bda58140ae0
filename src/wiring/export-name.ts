import { type Answer, mergeInto, type Wiring } from "./wiring.ts";

/**
 * Makes a package give a name of one of its modules, and lists it in `__all__` where the package has one.
 *
 * @param from the module, as the package sees it: `.post`
 */
export function exportName(w: Wiring, initPath: string, from: string, name: string): Answer {
  const text = w.changes.read(initPath) ?? "";
  const isListed = /^__all__\b/m.test(text);
  // A star import of the module gives it, unless the module lists what it gives.
  if (!isListed && new RegExp(`^from ${from.replaceAll(".", "\\.")} import \\*`, "m").test(text))
    return "already";
  // Without `__all__` a linter takes it for unused: it is told so where the file tells of its neighbours.
  const comment = !isListed && /noqa/.test(text) ? "  # noqa: F401" : "";
  const lines = [`from ${from} import ${name}${comment}`];
  if (isListed) lines.push("", `__all__ = [${JSON.stringify(name)}]`);
  return mergeInto(inOrderOf(w, text), initPath, `${lines.join("\n")}\n`);
}

/** `__all__` stays sorted where it is. */
function inOrderOf(w: Wiring, text: string): Wiring {
  const list = /^__all__[^=\n]*=\s*[[(]([^\])]*)[\])]/m.exec(text)?.[1] ?? "";
  const names = [...list.matchAll(/["'](\w+)["']/g)].map(([, name = ""]) => name);
  const keys = [(name: string) => name, (name: string) => name.toLowerCase()];
  const key = keys.find((one) =>
    names.every((name, index) => index === 0 || one(names[index - 1]!) <= one(name)),
  );
  if (!key || names.length < 2) return w;
  const { order } = w;
  return {
    ...w,
    order: {
      together: (...args) => order.together(...args),
      compare: (slot, a, b) =>
        slot === "__all__" ? (key(a) < key(b) ? -1 : 1) : order.compare(slot, a, b),
    },
  };
}
