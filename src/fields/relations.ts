import { namesOf } from "../components/names.ts";
import { nearest } from "../options/nearest.ts";
import { DJANGO_MODELS } from "./django-models.ts";
import type { FieldDraft } from "./field-draft.ts";
import type { ModelField } from "./model-field.ts";
import { wrong } from "./options.ts";
import { text } from "./python-source.ts";
import type { FieldScope } from "./resolve.ts";

const RULES = ["cascade", "protect", "restrict", "set_null", "do_nothing"];

/**
 * Resolves a relation: what it points to, what becomes of its rows (`CASCADE` where it is required, `SET_NULL` where it may be
 * NULL), and what the other model calls them.
 */
export function relate(draft: FieldDraft, scope: FieldScope): void {
  const { field, spec } = draft;
  const kind = draft.word as "fk" | "o2o" | "m2m";
  const { options } = spec;
  const own = `${scope.app}.${scope.model}`;
  const ref = target(spec.name, spec.args[0] ?? "", scope);
  const isSelf = ref === own;
  const isUser = ref === scope.userModel && !isSelf;
  if (isUser) draft.keyword("to", "settings.AUTH_USER_MODEL", "from django.conf import settings");
  // With its app, though it be the same: mypy cannot tell the other model of a bare name.
  else draft.keyword("to", text(isSelf ? "self" : ref));
  let onDelete: string | undefined;
  if (kind !== "m2m") {
    onDelete = ruleOf(draft);
    draft.keyword("on_delete", `models.${onDelete}`);
  }
  let through: string | undefined;
  if (typeof options["through"] === "string") {
    through = target(spec.name, options["through"], scope);
    draft.keyword("through", text(through));
  }
  if (typeof options["to_field"] === "string") draft.keyword("to_field", text(options["to_field"]));
  const relatedName = relatedNameOf(draft, ref, isSelf, scope);
  if (relatedName !== undefined) {
    draft.keyword("related_name", text(relatedName));
    // Friends of a friend: a name for the other side means that there is one.
    if (isSelf && kind === "m2m") draft.keyword("symmetrical", "False");
  }
  field.relation = { kind, to: isSelf ? "self" : ref, isUser, relatedName, onDelete, through };
}

/** `app.Model` of what was given: `Tag`, `blog.Tag`, `self`, `user`. */
function target(field: string, given: string, scope: FieldScope): string {
  const own = `${scope.app}.${scope.model}`;
  if (given === "self" || given === own || given === scope.model) return own;
  if (/^(?:user|settings\.AUTH_USER_MODEL|AUTH_USER_MODEL)$/.test(given)) return scope.userModel;
  if (!/^(?:\w+\.)?\w+$/.test(given))
    throw wrong(field, `${given} is not a model`, `Write ${field}:fk:app.Model.`, "field-model");
  const ref = given.includes(".") ? given : `${scope.app}.${given}`;
  if (ref === scope.userModel || scope.modelExists(ref)) return ref;
  if (DJANGO_MODELS.includes(ref)) return ref;
  const known = scope.nearestModel(given.includes(".") ? given : ref) ?? scope.nearestModel(given);
  const isUserName = `.${given}` === scope.userModel.slice(scope.userModel.indexOf("."));
  const meant = isUserName ? scope.userModel : (known ?? nearest(ref, [scope.userModel, own]));
  throw wrong(
    field,
    `there is no model ${ref}${meant ? `; did you mean ${meant}?` : ""}`,
    "Name a model as app.Model, one of the same app as Model, or make it first: generate model.",
    "field-model",
  );
}

function ruleOf(draft: FieldDraft): string {
  const { spec } = draft;
  const { options } = spec;
  const isNull = options["null"] === true || options["optional"] === true;
  const given = options["on_delete"];
  if (typeof given !== "string") return isNull ? "SET_NULL" : "CASCADE";
  const rule = given.toLowerCase().replace(/^models\./, "");
  if (!RULES.includes(rule)) {
    const meant = nearest(rule, RULES);
    throw wrong(
      spec.name,
      `there is no rule ${given} for on_delete${meant ? `; did you mean ${meant}?` : ""}`,
      `Rules: ${RULES.join(", ")}.`,
      "field-option",
    );
  }
  if (rule === "set_null" && !isNull)
    throw wrong(spec.name, "on_delete=set_null needs a column that may be NULL", "Add null.");
  return rule.toUpperCase();
}

/** What the other model calls the rows: `posts` for `Post.author`, `profile` for a one-to-one, `children` for `parent:fk:self`. */
function relatedNameOf(
  draft: FieldDraft,
  ref: string,
  isSelf: boolean,
  scope: FieldScope,
): string | undefined {
  const { spec, word } = draft;
  const given = spec.options["related_name"];
  const taken = scope.namesOn?.(ref, spec.name) ?? [];
  if (typeof given === "string") {
    if (given === "+" || given === "no") return "+";
    if (
      !/^(?:[a-z_]|%\(class\)s|%\(app_label\)s)(?:\w|%\(class\)s|%\(app_label\)s)*$/i.test(given) ||
      /__|_$/.test(given)
    )
      throw wrong(spec.name, `${given} is no name for related_name`, "Write a word such as posts.");
    if (taken.includes(given))
      throw wrong(
        spec.name,
        `${ref} has ${given} already`,
        `Choose another related_name, such as ${apart(given, taken, spec.name)}.`,
        "field-taken",
      );
    return given;
  }
  if (isSelf && word === "m2m") return undefined;
  if (scope.abstract) return `%(app_label)s_%(class)s_${spec.name}_set`;
  const names = namesOf(scope.model);
  const own = word === "o2o" ? names.snake : names.plural.snake;
  const usual = isSelf ? (spec.name === "parent" ? "children" : `${spec.name}_${own}`) : own;
  const candidates = [usual, `${spec.name}_${own}`, `${scope.app}_${spec.name}_${own}`];
  return candidates.find((name) => !taken.includes(name)) ?? "+";
}

/** A name like the one that was given, which nothing has. */
function apart(given: string, taken: readonly string[], field: string): string {
  const candidates = [`${field}_${given}`, `${given}_of_${field}`, `${given}_2`];
  return candidates.find((name) => !taken.includes(name)) ?? "+";
}

/** The names that fields bring to a model which they point to. */
export function namesTaken(ref: string, fields: readonly ModelField[]): string[] {
  return fields.flatMap(({ relation }) =>
    relation?.relatedName && (relation.to === ref || relation.to === "self")
      ? [relation.relatedName]
      : [],
  );
}
