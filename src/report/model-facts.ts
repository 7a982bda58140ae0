import type { Field } from "../project/model-fields.ts";
import type { Model } from "../project/models.ts";
import type { Project } from "../project/project.ts";
import { table } from "./tables.ts";

/** Beyond this, a diagram is no picture any more. */
const MOST_DRAWN = 60;

/** The models of the project: a row each, and a diagram of how they hang together. */
export function modelFacts(project: Project): string {
  const models = project.models.filter(({ abstract }) => !abstract);
  const rows = models.map((model) => [
    model.name,
    model.app,
    keyOf(model),
    relations(model).map(relationText).join(", "),
    `${model.path}:${model.line}`,
  ]);
  const head = ["Model", "App", "Primary key", "Relations (related_name)", "Place"];
  return [table(head, rows, "The project has no models of its own."), ...diagram(models)].join(
    "\n\n",
  );
}

/** The abstract models that others build on. */
export function baseFacts(project: Project): string {
  const bases = project.models.filter(({ abstract }) => abstract);
  const rows = bases.map(({ name, app, fields, path, line }) => [
    name,
    app,
    fields.map((field) => field.name).join(", "),
    `${path}:${line}`,
  ]);
  return table(["Base", "App", "Fields", "Place"], rows, "No abstract models.");
}

function keyOf({ fields }: Model): string {
  const key = fields.find(({ primaryKey }) => primaryKey);
  return key ? `${key.name} (${key.type})` : "id";
}

function relations({ fields }: Model): readonly Field[] {
  return fields.filter(({ to }) => to !== undefined);
}

function relationText({ name, type, to, relatedName }: Field): string {
  const back = relatedName === undefined ? "" : ` (${relatedName})`;
  return `${name} → ${to}${type === "ManyToManyField" ? " *" : ""}${back}`;
}

/** An entity-relationship diagram in Mermaid, of models and the users that they point to. */
function diagram(models: readonly Model[]): string[] {
  if (models.length === 0 || models.length > MOST_DRAWN) return [];
  const lines = models.flatMap((model) => {
    const name = entity(`${model.app}.${model.name}`);
    const edges = relations(model).map(
      (field) => `  ${name} ${edge(field)} ${target(field, name)} : ${field.name}`,
    );
    return edges.length > 0 ? edges : [`  ${name}`];
  });
  return [["```mermaid", "erDiagram", ...lines, "```"].join("\n")];
}

function edge({ type, null: optional }: Field): string {
  if (type === "ManyToManyField") return "}o--o{";
  if (type === "OneToOneField") return optional ? "|o--o|" : "|o--||";
  return optional ? "}o--o|" : "}o--||";
}

function target({ to }: Field, own: string): string {
  return to === undefined || to === "self" ? own : entity(to);
}

/** Mermaid takes no dot in the name of an entity. */
function entity(label: string): string {
  return label.replaceAll(/\W/g, "_");
}
