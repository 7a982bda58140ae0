import { usage } from "../../errors.ts";
import type { Place } from "../../project/conventions/place.ts";
import type { Draft } from "../draft.ts";
import { knownField } from "../known-field.ts";
import type { ModelFacts, Target } from "../site.ts";
import { fieldsOfModel } from "./exposed.ts";
import { TestRows } from "./test-rows.ts";

export interface PermissionOptions {
  kind: "owner" | "readonly" | "role" | "object";
  model: string | undefined;
  field: string | undefined;
  role: string | undefined;
  read: boolean;
}

/**
 * What the templates of a permission know.
 *
 * @param place the test module
 * @throws Failure (usage) where an option is missing, has no use for the kind, or names what is not there
 */
export async function permissionContext(
  draft: Draft,
  { app, names }: Target,
  place: Place,
  options: PermissionOptions,
): Promise<{ code: Record<string, unknown>; tests: () => Record<string, unknown> }> {
  const { kind } = options;
  refuseUseless(options);
  const rows = new TestRows(draft, place);
  const model = kind === "owner" || kind === "object" ? modelOf(draft, app, options) : undefined;
  const owner = kind === "owner" && model ? ownerOf(draft, model, options.field) : "";
  const { site } = draft;
  const user = site.findModel(site.userModel);
  if (kind === "role" && user && !fieldsOfModel(site, user).some(({ name }) => name === "groups")) {
    throw usage(
      "no-groups",
      `${site.userModel} has no groups.`,
      "Add PermissionsMixin to it, or take another kind.",
    );
  }
  const code = {
    names,
    kind,
    owner,
    read: options.read,
    role: options.role ?? roleOf(names.words),
    label: model?.app.label ?? "",
    permission: model?.names.class.toLowerCase() ?? "",
    type: kind === "object" && model ? rows.type(model) : "",
  };
  if (!draft.wantsTests) return { code, tests: () => ({}) };
  const made = model
    ? await rows.row(model, owner && !model.isUser ? { [owner]: "user" } : {})
    : "";
  const someone = await rows.user("someone");
  const other = await rows.user("other");
  const userType = kind === "object" ? rows.userType() : "";
  return { code, tests: () => ({ made, someone, other, userType, imports: [...rows.imports] }) };
}

/** `editors` of `IsEditor`. */
function roleOf(words: string): string {
  const word = words.replace(/^is (?:an? )?/, "");
  return word.endsWith("s") ? word : `${word}s`;
}

function refuseUseless({ kind, field, role, model }: PermissionOptions): void {
  const useless = [
    field !== undefined && kind !== "owner" ? "--field" : "",
    role !== undefined && kind !== "role" ? "--role" : "",
    model !== undefined && (kind === "role" || kind === "readonly") ? "--model" : "",
  ].find(Boolean);
  if (useless)
    throw usage(
      "option-unused",
      `${useless} has no use for a permission of kind ${kind}.`,
      "Leave it out.",
    );
}

function modelOf(
  { site }: Draft,
  app: ModelFacts["app"],
  { kind, model }: PermissionOptions,
): ModelFacts {
  if (model !== undefined) return site.model(model, app);
  throw usage(
    "model-missing",
    `A permission of kind ${kind} needs the model of its rows.`,
    "Add --model and its name.",
  );
}

function ownerOf({ site }: Draft, model: ModelFacts, asked: string | undefined): string {
  const fields = fieldsOfModel(site, model);
  if (asked !== undefined) knownField(asked, fields, "--field");
  const users = fields
    .filter(({ relation }) => relation?.isUser && relation.kind !== "m2m")
    .map(({ name }) => name);
  const [only, ...others] = users;
  if (asked !== undefined && users.includes(asked)) return asked;
  if (asked === undefined && only !== undefined && others.length === 0) return only;
  throw usage(
    "no-owner",
    asked === undefined
      ? `Which field of ${model.names.class} leads to the owner?`
      : `--field: ${asked} is no relation to one user.`,
    users.length > 0
      ? `Add --field with one of ${users.join(", ")}.`
      : "The model has no relation to a user.",
  );
}
