import { dress } from "../dress/dress.ts";
import { usage } from "../errors.ts";
import type { LocalApp } from "../project/apps.ts";
import { mergePython } from "../python/merge.ts";
import { NO_ORDER } from "../wiring/index.ts";
import type { Draft } from "./draft.ts";
import { leafOf, migrationsFolder, migrationsOf, nextNumber } from "./migration-files.ts";

export interface MigrationText {
  imports: readonly string[];
  /** Python source of each operation. */
  operations: readonly string[];
  /** Whether it runs in a transaction; true by default. */
  isAtomic?: boolean;
  /** Functions and constants that stand before the class. */
  before?: string;
  /** Further migrations that it depends on. */
  depends?: readonly (readonly [app: string, name: string])[];
}

/** A migration that was written. */
export interface WrittenMigration {
  name: string;
  path: string;
  /** The one that it follows. */
  previous: string | undefined;
}

/**
 * Plans a migration after the last one of an app. One of the same name is there already: that is given, and nothing is planned.
 *
 * @param slug the name without its number
 * @throws Failure (usage) where the migrations of the app have several ends
 */
export async function writeMigration(
  draft: Draft,
  app: LocalApp,
  slug: string,
  { imports, operations, isAtomic = true, before = "", depends = [] }: MigrationText,
): Promise<WrittenMigration & { isNew: boolean }> {
  const { site, changes } = draft;
  const known = migrationsOf(site, app).find(({ name }) => name.replace(/^\d+_/, "") === slug);
  if (known) return { name: known.name, path: known.path, previous: undefined, isNew: false };
  const leaf = leafOf(site, app);
  const folder = migrationsFolder(site, app);
  const name = `${nextNumber(site, app)}_${slug}`;
  const path = `${folder}/${name}.py`;
  const dependencies = [...(leaf ? [[app.label, leaf.name] as const] : []), ...depends];
  const code = [
    "from django.db import migrations",
    ...new Set(imports.filter((one) => one !== "from django.db import migrations")),
    "",
    ...(before ? ["", before.trim(), ""] : []),
    "",
    "class Migration(migrations.Migration):",
    ...(isAtomic ? [] : ["    atomic = False", ""]),
    ...(leaf ? [] : ["    initial = True", ""]),
    ...block(
      "dependencies",
      dependencies.map(([label, other]) => `("${label}", "${other}")`),
    ),
    "",
    ...block("operations", operations),
    "",
  ].join("\n");
  const options = { firstParty: draft.firstParty };
  const sorted = mergePython("", [code], NO_ORDER, options).text;
  changes.write(
    path,
    await dress(sorted, site.conventions, { isWhole: true, ...options }),
    "migration",
  );
  const init = `${folder}/__init__.py`;
  if (!changes.exists(init)) changes.write(init, "", "migration");
  return { name, path, previous: leaf?.name, isNew: true };
}

function block(name: string, items: readonly string[]): string[] {
  if (items.length === 0) return [`    ${name} = []`];
  return [
    `    ${name} = [`,
    ...items.map((item) => `${item},`.replace(/^(?=.)/gm, " ".repeat(8))),
    "    ]",
  ];
}

/** The name of a migration without its number, as given. @throws Failure (usage) where it is none for a module */
export function migrationSlug(text: string): string {
  const slug = text.replace(/^\d+_/, "").replaceAll("-", "_").toLowerCase();
  if (/^[a-z][a-z\d_]*$/.test(slug)) return slug;
  throw usage(
    "bad-migration-name",
    `${JSON.stringify(text)} cannot be the name of a migration.`,
    "Take letters, digits and underscores, such as fill_slugs.",
  );
}
