import type { InstalledApp, LocalApp } from "./apps.ts";
import { lineage } from "./evaluate/classes.ts";
import { importModule } from "./evaluate/imports.ts";
import type { Machine } from "./evaluate/machine.ts";
import { Class, External, forced, Lazy, type Module, type Value } from "./evaluate/values.ts";
import { fieldsOf, type Field } from "./model-fields.ts";
import { userFacts, type UserFacts } from "./user-model.ts";

export interface Model {
  name: string;
  /** The label of its app. */
  app: string;
  /** The module that defines it. */
  module: string;
  path: string;
  /** 1-based. */
  line: number;
  abstract: boolean;
  proxy: boolean;
  /** Whether Django makes its table. */
  managed: boolean;
  /** `db_table`, where it is set. */
  table: string | undefined;
  /** The classes it is made from, as `app.Model` where they are models of the repository. */
  bases: readonly string[];
  /** Its own fields and those of its abstract bases, in Django's order. */
  fields: readonly Field[];
  /** How a row is made, where it is the user model. */
  user: UserFacts | undefined;
}

/** What models are looked up by. */
export interface ModelContext {
  machine: Machine;
  apps: readonly (InstalledApp | LocalApp)[];
  userModel: string;
}

/** The models of an app: the classes that its `models` module, or package, defines. */
export function modelsOf(app: LocalApp, context: ModelContext): Model[] {
  const { machine } = context;
  machine.begin();
  const modules = modelModules(app, machine);
  const seen = new Set<Class>();
  const models: Model[] = [];
  for (const module of modules) {
    for (const value of module.members.values()) {
      if (
        !(value instanceof Class) ||
        value.module !== module ||
        seen.has(value) ||
        !isModel(value)
      )
        continue;
      seen.add(value);
      models.push(modelOf(value, app, context));
    }
  }
  return models;
}

/** The modules of an app that define models: `models` and what it imports from within the app. */
function modelModules(app: LocalApp, machine: Machine): Module[] {
  const first = importModule(`${app.module}.models`, machine);
  if (!first) return [];
  const found = [first];
  for (const module of found) {
    for (const value of module.members.values()) {
      if (!(value instanceof Lazy) || !value.name.startsWith(`${app.module}.`)) continue;
      const definer = definerOf(value.name, machine);
      if (!definer || found.includes(definer)) continue;
      if (isWithin(definer.name, first.name) || definesModels(definer.path, machine))
        found.push(definer);
    }
    // A star import has run its module already, and left nothing to follow.
    for (const known of machine.modules.values()) {
      if (isWithin(known.name, first.name) && !found.includes(known)) found.push(known);
    }
  }
  return found;
}

function isWithin(name: string, module: string): boolean {
  return name === module || name.startsWith(`${module}.`);
}

/** The module that a dotted name is, or is in. A file that has no models is not run for that. */
function definerOf(name: string, machine: Machine): Module | undefined {
  return importModule(name, machine) ?? importModule(name.slice(0, name.lastIndexOf(".")), machine);
}

const MODEL_CLASS = /^class \w+\([^)]*Model\b/m;

function definesModels(path: string, machine: Machine): boolean {
  return MODEL_CLASS.test(machine.outside.tree.read(path) ?? "");
}

/** Libraries whose models are none of Django's. */
const OTHER_MODELS =
  /^(?:pydantic|pydantic_settings|sqlmodel|ninja|mongoengine|ormar|torch|keras|transformers|lightgbm)\b/;
const NO_MODEL =
  /(?:Mixin|AnonymousUser|Manager|QuerySet|Choices|Field|Form|Serializer|Admin|Lookup|Transform|Expression|Index|Constraint|Descriptor|Factory|Enum|Signal)$/;

/** Whether a class is a model: it derives from Django's, or from one of a package that is named as such. */
export function isModel(type: Class): boolean {
  return lineage(type).some(({ bases }) =>
    bases.some((base) => base instanceof External && isForeignModel(base.name)),
  );
}

function isForeignModel(name: string): boolean {
  const last = name.split(".").at(-1) ?? "";
  if (/^django\.(?:contrib\.gis\.)?db\.models\./.test(name)) return last === "Model";
  if (name.startsWith("treebeard.")) return last.endsWith("_Node");
  if (!/\.models\.|\.base_user\./.test(name))
    return last.endsWith("Model") && !OTHER_MODELS.test(name);
  return /^Abstract[A-Z]/.test(last) || !NO_MODEL.test(last);
}

function modelOf(type: Class, app: LocalApp, context: ModelContext): Model {
  const meta = metaOf(type);
  const label = textOf(meta("app_label")) ?? labelOf(type.module.name, context.apps) ?? app.label;
  return {
    name: type.name,
    app: label,
    module: type.module.name,
    path: type.module.path,
    line: type.line,
    abstract: isAbstract(type),
    proxy: meta("proxy", true) === true,
    managed: meta("managed", true) !== false,
    table: textOf(meta("db_table", true)),
    bases: type.bases.flatMap((base) => baseName(base, context)),
    fields: fieldsOf(type, label, context),
    user: `${label}.${type.name}` === context.userModel ? userFacts(type) : undefined,
  };
}

/** What `class Meta` says: the class's own, and that of its abstract bases where it is inherited. */
function metaOf(type: Class): (name: string, own?: boolean) => Value | undefined {
  return (name, own = false) => {
    for (const owner of own ? [type] : lineage(type)) {
      if (owner !== type && !isAbstract(owner)) continue;
      const meta = forced(owner.members.get("Meta") ?? null);
      if (!(meta instanceof Class)) continue;
      for (const { members } of lineage(meta)) {
        const value = members.get(name);
        if (value !== undefined) return forced(value);
      }
    }
    return undefined;
  };
}

/** Whether a model is abstract, which its own `Meta` has to say: that is never inherited. */
export function isAbstract(type: Class): boolean {
  const meta = forced(type.members.get("Meta") ?? null);
  return meta instanceof Class && forced(meta.members.get("abstract") ?? null) === true;
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The label of the app that a module belongs to: the innermost one. */
export function labelOf(module: string, apps: readonly InstalledApp[]): string | undefined {
  return apps
    .filter((app) => isWithin(module, app.module))
    .sort((a, b) => b.module.length - a.module.length)[0]?.label;
}

function baseName(base: Value, { apps }: ModelContext): string[] {
  if (base instanceof External) return [base.name.replace(/^django\.db\.models\./, "models.")];
  if (!(base instanceof Class)) return [];
  const label = isModel(base) ? labelOf(base.module.name, apps) : undefined;
  return [label ? `${label}.${base.name}` : base.name];
}
