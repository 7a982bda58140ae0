import { usage } from "../../errors.ts";
import { nearest } from "../../options/nearest.ts";
import { importFrom, placeOf } from "../../project/conventions/places.ts";
import type { Place } from "../../project/conventions/place.ts";
import type { Draft } from "../draft.ts";
import type { ModelFacts } from "../site.ts";
import type { Access, RestSettings } from "./rest-settings.ts";

/** What a view is guarded by. */
export interface Guard {
  /** Classes of `permission_classes`; none where the settings decide. */
  classes: readonly string[];
  imports: readonly string[];
  access: Access;
  /** Whether only owners change rows that everyone let in can read. */
  byOwner: boolean;
}

const CLASSES: Readonly<Record<string, readonly [string, Access]>> = {
  any: ["AllowAny", "any"],
  authenticated: ["IsAuthenticated", "authenticated"],
  readonly: ["IsAuthenticatedOrReadOnly", "readonly"],
  admin: ["IsAdminUser", "admin"],
  model: ["DjangoModelPermissions", "model"],
};

/** What `--permission` takes, beside the dotted path of a class. */
export const PERMISSIONS = [...Object.keys(CLASSES), "owner"];

export interface GuardOptions {
  permission: string | undefined;
  owner: string | undefined;
  writes: boolean;
}

/**
 * What guards a view: as asked for, else what the settings say. Where they let anyone in, changing takes a login, and
 * rows that have an owner, too.
 *
 * @param place the module of the view
 * @throws Failure (usage) where the permission is not known
 */
export async function guardOf(
  draft: Draft,
  place: Place,
  model: ModelFacts,
  rest: RestSettings,
  { permission, owner, writes }: GuardOptions,
): Promise<Guard> {
  if (permission === undefined) {
    if (rest.access === "any" && owner !== undefined) return builtIn("authenticated");
    if (rest.access === "readonly" && owner !== undefined) return builtIn("authenticated");
    if (rest.access === "any" && !rest.isGuarded && writes) return builtIn("readonly");
    return { classes: [], imports: [], access: rest.access, byOwner: false };
  }
  if (permission === "owner") return ownerGuard(draft, place, model, owner);
  if (CLASSES[permission]) return builtIn(permission);
  const dot = permission.lastIndexOf(".");
  if (dot > 0) {
    const name = permission.slice(dot + 1);
    return {
      classes: [name],
      imports: [`from ${permission.slice(0, dot)} import ${name}`],
      access: "unknown",
      byOwner: false,
    };
  }
  const { site } = draft;
  const own = placeOf("permissions", model.app, permission, site.project, site.tree);
  if (new RegExp(`^class ${permission}\\b`, "m").test(draft.sourceOf(own.path)))
    return {
      classes: [permission],
      imports: [`from ${importFrom(place, own, site.conventions)} import ${permission}`],
      access: "unknown",
      byOwner: false,
    };
  const meant = nearest(permission, PERMISSIONS);
  throw usage(
    "unknown-permission",
    `--permission: there is no permission ${permission}.`,
    meant
      ? `Did you mean ${meant}?`
      : `It takes ${PERMISSIONS.join(", ")}, or the dotted path of a class.`,
  );
}

function builtIn(word: string): Guard {
  const [name, access] = CLASSES[word]!;
  return {
    classes: [name],
    imports: [`from rest_framework.permissions import ${name}`],
    access,
    byOwner: false,
  };
}

async function ownerGuard(
  draft: Draft,
  place: Place,
  model: ModelFacts,
  owner: string | undefined,
): Promise<Guard> {
  if (owner === undefined) {
    throw usage(
      "owner-missing",
      "--permission owner: which field is the owner?",
      "Add --owner and the name of the field.",
    );
  }
  const { site } = draft;
  const name = `Is${model.names.class}OwnerOrReadOnly`;
  await draft.run("api-permission", {
    name: `${model.app.label}.${name}`,
    kind: "owner",
    field: owner,
    model: model.names.class,
    read: true,
  });
  const own = placeOf("permissions", model.app, name, site.project, site.tree);
  const login = builtIn("authenticated");
  return {
    classes: [...login.classes, name],
    imports: [...login.imports, `from ${importFrom(place, own, site.conventions)} import ${name}`],
    access: "authenticated",
    byOwner: true,
  };
}
