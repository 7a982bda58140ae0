import { sampleContext } from "../components/rows.ts";
import { shapeOfModel } from "../components/shapes.ts";
import type { Site } from "../components/site.ts";
import { creation } from "../fields/creation.ts";
import { is } from "../fields/is.ts";

/** A row that leads to a user, made of a model as it was at a migration. */
export interface LeadingRow {
  app: string;
  model: string;
  code: string;
  imports: readonly string[];
}

/** A row of the first model that leads to a user and needs no other row; undefined where none does. */
export function leadingRow(site: Site): LeadingRow | undefined {
  for (const reference of site.modelNames()) {
    const model = site.findModel(reference);
    if (!model || model.isUser || !model.exists) continue;
    const field = model.fields.find(
      (one) => one.relation && !is.many(one) && one.relation.to === site.userModel,
    );
    if (!field || !hasMigrations(site, model.app.path) || !isPlain(site, reference)) continue;
    const shape = shapeOfModel(site, model);
    if (shape.node !== undefined) continue;
    // Rows of the history know neither classes of choices nor methods.
    const fields = shape.fields.map((one) =>
      one.choices ? { ...one, choices: { ...one.choices, class: undefined } } : one,
    );
    const made = creation(
      { ...shape, user: undefined, companion: undefined, fields },
      { [field.name]: "user" },
      { ...sampleContext(site), factories: "none", shapeOf: () => undefined, width: 80 },
    );
    if (!made) continue;
    const imports = made.imports.filter((one) => !/^from \S*models import /.test(one));
    const others = [...made.code.matchAll(/\b([A-Z]\w*)\.objects\b/g)].map(([, name]) => name);
    const name = model.names.class;
    if (others.some((one) => one !== name) || imports.some(isLocal)) continue;
    return { app: model.app.label, model: name, code: made.code, imports };
  }
  return undefined;

  function isLocal(statement: string): boolean {
    return site.apps.some(({ module }) => statement.includes(` ${module}.`));
  }
}

/** Whether all bases of a model are of the repository: one of a package may have fields that a row needs. */
function isPlain({ project }: Pick<Site, "project">, reference: string): boolean {
  const model = project.models.find(({ app, name }) => `${app}.${name}` === reference);
  return (
    model?.bases.every(
      (base) => /^(?:\w+\.)*models\.Model$/.test(base) || isPlain({ project }, base),
    ) ?? false
  );
}

function hasMigrations({ tree }: Site, folder: string): boolean {
  return tree
    .list(folder ? `${folder}/migrations` : "migrations")
    .some((path) => /\/\d\w*\.py$/.test(path));
}
