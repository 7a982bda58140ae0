import type { Draft } from "../../components/draft.ts";
import { Failure } from "../../errors.ts";
import type { Context } from "../context.ts";
import { counted } from "../counted.ts";
import type { Reporter } from "../reporter.ts";
import type { Where } from "../verification.ts";
import type { Repository } from "./repository.ts";

/** What trying a component on a copy found. */
export type Trial =
  | { state: "left out" }
  | { state: "not tried"; reason: string; next?: string }
  | {
      state: "passed";
      where: string;
      /** Paths. */
      migrations: readonly string[];
      compared: true | string;
      tests: number | string;
      needs: readonly string[];
      database?: { kind: string } | string;
    };

/** There is nothing to run Django with: no fault of the change. */
const NOTHING_TO_RUN = new Set([
  "no-runner",
  "no-dependencies",
  "no-python",
  "image-unavailable",
  "packages-missing",
  "project-unloadable",
]);

/**
 * Tries a component on a copy of the repository, and adds the migrations that Django makes for it to its changes.
 *
 * @throws Failure (exit status 4) where the change is refused; nothing was written then
 */
export async function tryOut(
  { root, tree, project }: Repository,
  draft: Draft,
  where: Where,
  { reporter, signal }: Context & { reporter: Reporter },
): Promise<Trial> {
  if (where === "none") return { state: "left out" };
  const [{ trial }, { detectProject }] = await Promise.all([
    import("../../verify/trial.ts"),
    import("../../verify/detect-project.ts"),
  ]);
  const { changes, allowed, migrating, testPaths, packages } = draft;
  const request = {
    changes: changes.files,
    allowed,
    migrating: [...migrating],
    header: project.answers === undefined,
    tests: [...testPaths].filter((path) => changes.read(path) !== undefined),
    packages: [...packages],
    needsDatabase: draft.needsDatabase,
  };
  try {
    const [found, time] = await reporter.during("trying it on a copy", () =>
      trial(detectProject(root, tree, project.managePy), request, { runner: where, signal }),
    );
    for (const { path, after } of found.migrations) {
      changes.write(
        path,
        await tidy(path, after ?? "", project.answers !== undefined),
        "migration",
      );
    }
    tell(found, time, reporter);
    const { migrations, ...rest } = found;
    return { state: "passed", ...rest, migrations: migrations.map(({ path }) => path) };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Failure && error.code === "tests-failed" && draft.findings)
      throw ofPresentCode(error, draft.findings);
    if (!(error instanceof Failure) || !NOTHING_TO_RUN.has(error.code)) throw error;
    reporter.note("not tried", error.message);
    return { state: "not tried", reason: error.message, ...(error.next && { next: error.next }) };
  }
}

/** The failure of tests of code that was there before: it is the code that is told of, and the tests are as wanted. */
function ofPresentCode(
  { message, details, exit, cause }: Failure,
  findings: Readonly<Record<string, string>>,
): Failure {
  const meant = Object.entries(findings).filter(([part]) =>
    details.some((line) => line.includes(part)),
  );
  return new Failure({
    code: "tests-failed",
    message: message.replace("the new tests failed", "the new tests fail on the code as it is"),
    next: "Nothing was written. Mend the code and run this again, or add --verify none to write the tests first: they fail until it is mended.",
    details: [...details, ...meant.map(([, text]) => text)],
    exit,
    cause,
  });
}

/** Migrations of our own projects are formatted as the rest of them is. */
async function tidy(path: string, text: string, isOwn: boolean): Promise<string> {
  if (!isOwn) return text;
  const { formatText } = await import("../../render/format.ts");
  return formatText(path, text);
}

function tell(
  found: Omit<Extract<Trial, { state: "passed" }>, "state" | "migrations"> & {
    migrations: readonly { path: string }[];
  },
  time: string,
  reporter: Reporter,
): void {
  reporter.done(`tried ${found.where}`, time);
  for (const { path } of found.migrations) reporter.done("migration", path);
  if (found.compared !== true) reporter.note("not compared", found.compared);
  const { tests, database } = found;
  const on = typeof database === "object" ? ` on ${database.kind}` : "";
  if (typeof tests === "string") reporter.note("tests not run", tests);
  else if (tests > 0) reporter.done("tests", `${counted(tests, "test")} passed${on}`);
  else if (on) reporter.done("migrations", `applied${on}`);
  for (const need of found.needs) reporter.note("the tests need", need);
  if (typeof database === "string") reporter.note("not tried", database);
}
