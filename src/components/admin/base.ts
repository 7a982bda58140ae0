import type { Code } from "../../fields/model-field.ts";
import { placeOf } from "../../project/conventions/places.ts";
import { shapeOfModel } from "../shapes.ts";
import type { Draft } from "../draft.ts";
import type { ModelFacts, Site } from "../site.ts";

/** What the page of a model builds on. */
export interface AdminBase extends Code {
  /** Whether it is Django's page of users, which knows how to show one. */
  isDjangos: boolean;
}

/** Django's page of users for those; what most pages of the repository build on, or Django's own class, for others. */
export function adminBase(draft: Draft, model: ModelFacts): AdminBase {
  const { class: name } = model.names;
  const known = new Set(shapeOfModel(draft.site, model).fields.map((field) => field.name));
  if (model.isUser && DJANGOS.every((one) => known.has(one))) {
    return {
      code: `BaseUserAdmin[${name}]`,
      imports: ["from django.contrib.auth.admin import UserAdmin as BaseUserAdmin"],
      isDjangos: true,
    };
  }
  const usual = usualBase(draft.site);
  return { ...(usual ?? { code: `admin.ModelAdmin[${name}]`, imports: [] }), isDjangos: false };
}

/** Fields of `AbstractUser`. */
export const DJANGOS = ["username", "email", "first_name", "is_staff", "groups", "date_joined"];

/** Pages that are looked at to find what they build on. */
const MOST_LOOKED_AT = 40;
const PAGE = /^@[\w.]*\bregister\(.*\)\s*\nclass \w+\(([^)]*)\):/gm;

const usualBases = new WeakMap<Site, Code | undefined>();

/** The bases that more than half of the pages share, where those are not Django's: a theme, a history, a mixin. */
function usualBase(site: Site): Code | undefined {
  if (!usualBases.has(site)) usualBases.set(site, findUsualBase(site));
  return usualBases.get(site);
}

function findUsualBase({ project }: Site): Code | undefined {
  const uses = new Map<string, { count: number; source: string }>();
  let pages = 0;
  for (const app of project.localApps.slice(0, MOST_LOOKED_AT)) {
    const { path } = placeOf("admin", app, "", project, project.tree);
    const source = project.tree.read(path) ?? "";
    for (const [, given = ""] of source.matchAll(PAGE)) {
      const bases = given
        .replaceAll(/\[\w+\]/g, "")
        .replaceAll(/\s+/g, " ")
        .trim();
      pages++;
      const use = uses.get(bases) ?? { count: 0, source };
      uses.set(bases, { ...use, count: use.count + 1 });
    }
  }
  const [first] = [...uses].sort(([, a], [, b]) => b.count - a.count);
  if (!first || first[1].count < 2 || first[1].count * 2 <= pages) return undefined;
  const [bases, { source }] = first;
  if (/^(?:admin\.)?ModelAdmin$/.test(bases)) return undefined;
  const imports = bases
    .split(",")
    .flatMap((base) => importOf(base.trim().split(".")[0]!, source) ?? []);
  const isFound = imports.length === bases.split(",").length;
  return isFound ? { code: bases, imports: [...new Set(imports)] } : undefined;
}

/** The statement that imports a name, where it means the same in any module. */
function importOf(name: string, source: string): string | undefined {
  const from = [...source.matchAll(/^from ([\w.]+) import (?:\(([^)]*)\)|(.*))$/gm)].find(
    ([, module = ".", many, one]) =>
      !module.startsWith(".") &&
      (many ?? one ?? "").split(",").some((part) => part.trim() === name),
  );
  return from && `from ${from[1]} import ${name}`;
}
