import type { FileChange } from "../changes/change-set.ts";
import { EXIT, Failure } from "../errors.ts";
import { excerpt } from "./excerpt.ts";
import type { OperationFacts } from "./gate/snapshot.ts";
import { probeResult } from "./probe/result.ts";
import { probeSource } from "./probe/sources.ts";
import { folderOf, type ProjectUnderTest } from "./project-under-test.ts";
import type { Environment } from "./runner.ts";

interface Made {
  status: number;
  output: string;
  /** Text by path, relative to the repository. */
  files: Readonly<Record<string, string>>;
}

/** What Django says, in many words, of a field that rows which are there already could not have. */
const NEEDS_DEFAULT = /Field '(\w+)' on model '(\w+)' not migrated/;

interface MigrationRequest {
  /** Labels of the apps. */
  migrating: readonly string[];
  header: boolean;
  /** What models lacked before the change: it stays out of its migration. */
  known?: readonly OperationFacts[];
}

/**
 * Has Django write the migrations of apps, in an environment that holds a copy of the project.
 *
 * @throws Failure (exit status 4) where it refuses to
 */
export async function makeMigrations(
  environment: Environment,
  { managePy }: ProjectUnderTest,
  { migrating, header, known = [] }: MigrationRequest,
): Promise<FileChange[]> {
  if (migrating.length === 0) return [];
  const folder = folderOf(managePy);
  const name = managePy.slice(managePy.lastIndexOf("/") + 1);
  const top = folder ? folder.replace(/[^/]+/g, "..") : ".";
  const asked = {
    apps: migrating,
    header,
    known: known.filter(({ app }) => migrating.includes(app)),
  };
  const done = await environment.run(["python", "-", name, top, JSON.stringify(asked)], {
    folder,
    input: probeSource("migrations"),
  });
  const made = probeResult<Made>(done)?.found;
  if (made?.status === 0) return Object.entries(made.files).map(changeOf);
  throw refusal(made?.output ?? done.output);
}

function changeOf([path, after]: [string, string]): FileChange {
  const reasons = ["made by Django"];
  return { kind: "create", path, before: undefined, after, reasons, executable: false };
}

function refusal(output: string): Failure {
  const [, field, model] = NEEDS_DEFAULT.exec(output) ?? [];
  return new Failure({
    code: "migrations-failed",
    message: field
      ? `Rows of ${model} that are there already would have no ${field}.`
      : "Django could not make the migrations.",
    next: field
      ? "Nothing was written. Give the field a default, or let it be null."
      : "Nothing was written. See that `python manage.py makemigrations` works without the change.",
    details: field ? [] : excerpt(output),
    exit: EXIT.unverified,
  });
}
