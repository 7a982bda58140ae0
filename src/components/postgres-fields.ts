import { MODELS } from "../fields/types.ts";
import type { ModelField } from "../fields/model-field.ts";
import type { LocalApp } from "../project/apps.ts";
import { addSetting } from "../wiring/index.ts";
import type { Draft } from "./draft.ts";
import { migrationsOf } from "./migration-files.ts";
import { writeMigration } from "./write-migration.ts";

const POSTGRES = "django.contrib.postgres";

/** Plans what new fields of PostgreSQL build on: Django's app, which knows their lookups, and the extension of hstore. */
export async function preparePostgres(
  draft: Draft,
  app: LocalApp,
  fields: readonly ModelField[],
): Promise<void> {
  const { site } = draft;
  const own = fields.filter(({ module }) => module !== undefined && module !== MODELS);
  if (own.length === 0) return;
  if (!site.project.installedApps.some(({ module }) => module === POSTGRES)) {
    draft.connect((wiring) => addSetting(wiring, `INSTALLED_APPS = ["${POSTGRES}"]\n`));
  }
  if (!own.some(({ word }) => word === "hstore")) return;
  const isThere = site.apps
    .flatMap((one) => migrationsOf(site, one))
    .some(({ text }) => text.includes("HStoreExtension("));
  if (isThere) return;
  await writeMigration(draft, app, "hstore", {
    imports: ["from django.contrib.postgres.operations import HStoreExtension"],
    operations: ["HStoreExtension()"],
  });
}
