import { definitionSource } from "../class-source.ts";
import { methodFacts } from "./function-view.ts";
import { OPEN, UNKNOWN, type Guard, type ViewFacts, type ViewSource } from "./view-facts.ts";

/** Django's views, with what their templates are called after the model. */
const GENERICS: Readonly<Record<string, string>> = {
  TemplateView: "",
  FormView: "",
  ListView: "_list",
  DetailView: "_detail",
  CreateView: "_form",
  UpdateView: "_form",
  DeleteView: "_confirm_delete",
  RedirectView: "",
  View: "",
};

/** What changes nothing of the answer to GET but who may have it. */
const MIXINS = new Set(["LoginRequiredMixin", "PermissionRequiredMixin", "SuccessMessageMixin"]);

const LOOKS_UP = new Set(["DetailView", "UpdateView", "DeleteView"]);

/**
 * Reads a view that is a class.
 *
 * @param argument what its address names
 */
export function classFacts(
  { text, module, label }: ViewSource,
  argument: string | undefined,
): ViewFacts {
  const bases = basesOf(text);
  const generic = bases.find((one) => one in GENERICS);
  const guard = guardOf(text, bases);
  const isKnown = bases.every((one) => one in GENERICS || MIXINS.has(one));
  // A base of the same module may say anything that the view leaves open.
  if (!isKnown) {
    const parent = bases
      .map((one) => definitionSource(module, one))
      .find((one) => one !== undefined);
    const inherited =
      parent === undefined
        ? undefined
        : classFacts({ text: parent, module: "", label }, argument).guard;
    return { ...UNKNOWN, guard: inherited?.login && !guard.login ? inherited : guard };
  }
  if (!generic || /^ {4}def (?:dispatch|setup)\b/m.test(text)) return { ...UNKNOWN, guard };
  const own = /^ {4}(?:async )?def get\(/m.test(text);
  if (generic === "View" || own) {
    const method = own ? /^ {4}(?:async )?def get\([^]*?(?=^ {4}\S|(?![^]))/m.exec(text)?.[0] : "";
    if (!method) return { ...UNKNOWN, guard, status: own ? undefined : 405 };
    return { ...methodFacts(method.replaceAll(/^ {4}/gm, ""), argument), guard };
  }
  if (generic === "RedirectView")
    return { ...UNKNOWN, guard, status: /permanent = True/.test(text) ? 301 : 302 };
  const model = /^\s+(?:model = (\w+)|queryset = (\w+)\.objects)/m.exec(text);
  const type = model?.[1] ?? model?.[2];
  const isFree = /^ {4}def get_(?:queryset|object)\b/m.test(text);
  const isList = generic === "ListView";
  const looksUp = LOOKS_UP.has(generic) && type !== undefined && !isFree;
  const named = attribute(text, "context_object_name");
  const usual =
    type && label ? `${label}/${type.toLowerCase()}${GENERICS[generic]}.html` : undefined;
  const isTemplate = !/def get_template_names\b/.test(text);
  const isOpenEnded = LOOKS_UP.has(generic) && isFree && !/self\.request\.user\)?$/m.test(text);
  return {
    status: isOpenEnded ? undefined : 200,
    template: isTemplate ? (attribute(text, "template_name") ?? usual) : undefined,
    shows: looksUp ? (named ?? "object") : isList ? (named ?? "object_list") : undefined,
    others: generic.endsWith("FormView") || /^(?:Create|Update)/.test(generic) ? ["form"] : [],
    model: looksUp || (isList && !isFree && !/filter\(/.test(text)) ? type : undefined,
    lookup: looksUp ? lookupOf(text, argument) : undefined,
    isList,
    guard,
  };
}

function basesOf(text: string): string[] {
  const given = /^class \w+\(([^]*?)\)\s*:/m.exec(text)?.[1] ?? "";
  return given
    .replaceAll(/\[[^\]]*\]/g, "")
    .split(",")
    .map((one) => one.trim().split(".").at(-1)!)
    .filter(Boolean);
}

function guardOf(text: string, bases: readonly string[]): Guard {
  const isDecorated = /^@method_decorator\(\s*\[?\s*login_required\b/m.test(text);
  const permission = bases.includes("PermissionRequiredMixin");
  const isStrict = /^ {4}raise_exception = True/m.test(text);
  const login = permission || isDecorated || bases.includes("LoginRequiredMixin");
  if (!login || isStrict) return { ...OPEN, permission, forbids: isStrict };
  return { login, loginUrl: attribute(text, "login_url"), permission, forbids: true };
}

function lookupOf(text: string, argument: string | undefined): string | undefined {
  if (argument === (attribute(text, "pk_url_kwarg") ?? "pk")) return "pk";
  if (argument === (attribute(text, "slug_url_kwarg") ?? "slug"))
    return attribute(text, "slug_field") ?? "slug";
  return undefined;
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`^\\s+${name} = ["']([^"']+)["']`, "m").exec(text)?.[1];
}
