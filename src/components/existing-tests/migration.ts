import { usage } from "../../errors.ts";
import type { Draft } from "../draft.ts";
import { namesOf } from "../names.ts";
import type { TestOptions } from "./options.ts";

/** Tests that the last migration of an app can be taken back. */
export async function testMigration(draft: Draft, { target }: TestOptions): Promise<void> {
  const { site } = draft;
  const app = site.app(target);
  const files = site.tree
    .list(`${app.path}/migrations`)
    .map((path) => path.slice(path.lastIndexOf("/") + 1));
  const names = files
    .filter((file) => /^\d{4}_\w+\.py$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort();
  const last = names.at(-1);
  if (last === undefined)
    throw usage(
      "nothing-to-test",
      `${target} has no migrations.`,
      "Make them with makemigrations.",
    );
  const source = site.tree.read(`${app.path}/migrations/${last}.py`) ?? "";
  if (/RunPython\(\s*\w+,?\s*\)|RunSQL\(\s*["'][^"']*["'],?\s*\)/.test(source)) {
    throw usage(
      "irreversible",
      `${last} cannot be taken back: it runs code that has no way back.`,
      "Give it a reverse, or test it by hand.",
    );
  }
  await draft.test(
    "test/migration.py",
    "migrations",
    { app, name: "Migration" },
    {
      class: `${namesOf(app.label).class}MigrationTests`,
      label: app.label,
      last,
      previous: names.at(-2) ?? "",
    },
  );
}
