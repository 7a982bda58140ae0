import { usage } from "../errors.ts";
import type { Project } from "../project/project.ts";

/** What a database said of users; as `askUserData` of src/verify gives it. */
export type Asked =
  { state: "absent" } | { state: "present"; users: number } | { state: "unknown"; reason: string };

/** Whether databases have to be handed over, and how that is known. */
export interface Situation {
  adopts: boolean;
  /** A sentence. */
  because: string;
}

/**
 * Decides whether there are databases with users. Where facts and the database do not tell, nobody guesses.
 *
 * @param asked undefined where no database was asked
 * @throws Failure (usage) where it cannot be told, or where the database says otherwise than the flags
 */
export function situationOf(
  project: Project,
  { existingData, noData }: { existingData: boolean; noData: boolean },
  asked: Asked | undefined,
): Situation {
  const users = asked?.state === "present" ? asked.users : 0;
  if (noData && users > 0)
    throw usage(
      "users-exist",
      `The database of development has ${users === 1 ? "a user" : `${users} users`}.`,
      "Take --existing-data, which keeps them; or remove that database first.",
    );
  if (existingData)
    return { adopts: true, because: "--existing-data says that databases have users" };
  if (noData) return { adopts: false, because: "--no-data says that no database has users" };
  if (asked?.state === "present")
    return {
      adopts: true,
      because: `the database of development has the table auth_user, with ${users === 1 ? "one row" : `${users} rows`}`,
    };
  const migration = referringMigration(project);
  if (asked?.state === "absent" && migration === undefined)
    return {
      adopts: false,
      because: "there is no database yet, and no migration of the repository refers to the user",
    };
  throw usage(
    "user-data-unknown",
    "Whether a database has users cannot be told from here.",
    "Add --existing-data where one has (a new database is made all the same), or --no-data where none has.",
    [
      asked?.state === "absent"
        ? "The database of development is not made yet."
        : `No database was asked${asked ? `: ${asked.reason}` : ""}.`,
      ...(migration === undefined
        ? []
        : [`${migration} refers to the user, so that others may have applied it.`]),
    ],
  );
}

/** A migration of a local app that refers to the user model. */
function referringMigration({ localApps, tree }: Project): string | undefined {
  for (const { path } of localApps)
    for (const file of tree.list(path ? `${path}/migrations` : "migrations"))
      if (
        file.endsWith(".py") &&
        /AUTH_USER_MODEL|["']auth\.user["']|get_model\(["']auth["']/i.test(tree.read(file) ?? "")
      )
        return file;
  return undefined;
}
