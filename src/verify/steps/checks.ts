import type { Outcome } from "../processes.ts";
import { failed, passed, type Finding, type Step, type StepContext } from "../step.ts";

const CHECK = ["check", "--fail-level", "WARNING"];
/** A message of the system check. */
const MESSAGES = [/^\S.*: \(\w+\.\w\d+\) /];
const UNREACHABLE =
  /OperationalError|could not translate host name|Name or service not known|Temporary failure in name resolution|failed to resolve host|Connection refused|Can't connect to|Error -[235] connecting/i;

/** Development, as it is after cloning: without any environment variable. */
export const check: Step = {
  id: "check",
  title: "manage.py check without any environment variable",
  line: "checks",
  profile: "quick",
  async run({ management }) {
    return judged(await management.run(CHECK), "in development");
  },
};

/** Production, as .env.example describes it. */
export const deploy: Step = {
  id: "deploy",
  title: "manage.py check --deploy with the production settings and .env.example",
  line: "checks",
  profile: "quick",
  async run(context) {
    const { management } = context;
    const argv = [...CHECK.slice(0, 1), "--deploy", ...CHECK.slice(1)];
    const env = productionVariables(context);
    const where = "with --deploy in production";
    const first = await management.run(argv, env);
    // Few checks ask the database or the cache: those that did are asked again with them there.
    if (first.status === 0 || !UNREACHABLE.test(first.output)) return judged(first, where);
    const { environment, services, progress } = context;
    if (!environment.serve || services.length === 0) return judged(first, where);
    await environment.serve(services, progress);
    return judged(await management.run(argv, env), where);
  },
};

/** The variables of production: those of .env.example, and the settings. */
export function productionVariables({ project, variables }: StepContext): Record<string, string> {
  const { production, development } = project.settings;
  const settings = { DJANGO_SETTINGS_MODULE: production ?? development };
  // The folder of a SQLite file is there in production alone.
  const isFile = variables["DATABASE_URL"]?.startsWith("sqlite:///");
  return { ...variables, ...(isFile && { DATABASE_URL: "sqlite://:memory:" }), ...settings };
}

function judged(done: Outcome, where: string): Finding {
  const count = /identified (\d+) issues?/.exec(done.output)?.[1] ?? "0";
  if (done.status === 0) return passed(`${count} messages ${where}`);
  const found = `${count} ${count === "1" ? "message" : "messages"} ${where}`;
  return failed(count === "0" ? `cannot start ${where}` : found, done, MESSAGES);
}
