import { EXIT, type ExitStatus, Failure } from "../errors.ts";
import type { Verdict } from "../verify/verify.ts";
import { PLAIN } from "./colours.ts";
import type { CheckValues } from "./commands/check.ts";
import type { Context } from "./context.ts";
import { rootOf } from "./read-options.ts";
import { duration, Reporter } from "./reporter.ts";
import { lineText, VerificationReport } from "./verification-report.ts";

/**
 * `django-expert check`: verifies the project and says what was proven. Gives 0 where everything holds, 4 where
 * something does not, 3 where something that the project has could not be verified here.
 *
 * @throws Failure where there is no project, or nothing to run it with
 */
export async function runCheck(options: CheckValues, context: Context): Promise<ExitStatus> {
  const root = rootOf(context, options);
  const [{ verify }, { thisMachine }, { detectProject }, { DiskTree }] = await Promise.all([
    import("../verify/verify.ts"),
    import("../verify/machine.ts"),
    import("../verify/detect-project.ts"),
    import("../tree/disk-tree.ts"),
  ]);
  const reporter = new Reporter(context, options);
  const { out, colours, isTerminal } = reporter;
  const report = out && new VerificationReport(out, colours, isTerminal);
  let verdict: Verdict;
  try {
    verdict = await verify(detectProject(root, new DiskTree(root)), {
      profile: options.quick ? "quick" : options.full ? "full" : "default",
      only: options.only,
      runner: options.runner,
      signal: context.signal,
      machine: thisMachine(context.env),
      ...(report && { reporter: report }),
    });
  } finally {
    report?.close();
  }
  if (verdict.status === "unverified") throw nothingVerified(verdict);
  if (options.json) context.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
  else if (options.quiet) context.stderr.write(failuresOf(verdict));
  reporter.line();
  reporter.line(summaryOf(verdict));
  return statusOf(verdict);
}

/** What went wrong, and nothing else. */
function failuresOf({ steps }: Verdict): string {
  const said = new Set<string>();
  return steps
    .filter(({ status }) => status === "failed")
    .map((step) => lineText(step.line, [step], PLAIN, { said }))
    .join("");
}

function summaryOf({ steps, ms }: Verdict): string {
  const count = (status: string) => steps.filter((step) => step.status === status).length;
  const failed = count("failed");
  const passed = `${count("passed")} passed`;
  return `${failed > 0 ? `${failed} failed, ${passed}` : passed} in ${duration(ms)}`;
}

function statusOf({ status, steps }: Verdict): ExitStatus {
  if (status === "failed") return EXIT.unverified;
  return steps.some(({ unverified }) => unverified) ? EXIT.manual : EXIT.done;
}

function nothingVerified({ steps: [environment] }: Verdict): Failure {
  const { detail = "Nothing was verified.", next } = environment ?? {};
  return new Failure({ code: "no-environment", message: detail, ...(next && { next }) });
}
