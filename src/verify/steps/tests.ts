import { excerpt } from "../excerpt.ts";
import { serviceVariables } from "../services.ts";
import {
  failed,
  inapplicable,
  passed,
  unverified,
  type Finding,
  type Step,
  type StepContext,
} from "../step.ts";
import { coverageOf, isMeasured, runDjango, runPytest } from "./test-runs.ts";

/** The reason why no test ran. */
const ERRORS = [/^(E\s+)?[\w.]*(Error|Exception|ImproperlyConfigured)\b/];

/** The project's tests as they run after cloning, and what they cover. */
export const tests: Step = {
  id: "tests",
  title: "tests, with coverage",
  line: "tests",
  profile: "default",
  async run(context) {
    const finding = await runTests(context, {});
    if (finding.status !== "passed" || !isMeasured(context)) return finding;
    const { total, done } = await coverageOf(context);
    const detail = `${finding.detail}, ${total ?? "?"}% covered`;
    return done.status === 0 ? passed(detail) : failed(detail, done, [/\d%|fail-under/]);
  },
};

/** The same tests on the database server of production, where there is one. */
export const testsOnDatabase: Step = {
  id: "tests-database",
  title: "tests on the database of production",
  line: "tests",
  profile: "full",
  async run(context) {
    const { environment, services, variables, progress } = context;
    const database = services.find(({ kind }) => kind === "PostgreSQL" || kind === "MySQL");
    if (!database) return inapplicable("no database server is configured");
    if (!environment.serve)
      return unverified(`on ${database.kind}, which needs a container engine`);
    await environment.serve(services, progress);
    const finding = await runTests(context, serviceVariables(variables));
    return { ...finding, detail: `${finding.detail} on ${database.kind}` };
  },
};

async function runTests(
  context: StepContext,
  env: Readonly<Record<string, string>>,
): Promise<Finding> {
  const isPytest = context.project.tests === "pytest";
  if (isPytest && !context.has("pytest")) return unverified("pytest is no dependency");
  const { done, ran } = await (isPytest ? runPytest : runDjango)(context, env);
  if (done.status !== 0 && ran?.failed) {
    const lines = excerpt(ran.reasons.join("\n"));
    return { status: "failed", detail: `${ran.failed} failed`, lines, output: done.output };
  }
  if (done.status === 124) return failed("the tests take too long", done);
  // With a status of 5 pytest says that it collected nothing.
  const isEmpty = ran ? ran.passed === 0 : done.status === 5;
  if (isEmpty) return failed("no test ran", done);
  if (done.status !== 0 || !ran) return failed("the tests broke off", done, ERRORS);
  return passed(`${ran.passed} passed`);
}
