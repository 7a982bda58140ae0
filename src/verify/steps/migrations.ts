import type { Outcome } from "../processes.ts";
import { serviceVariables } from "../services.ts";
import { failed, passed, type Finding, type Step, type StepContext } from "../step.ts";
import { productionVariables } from "./checks.ts";

/** Every change of a model has its migration. */
export const migrations: Step = {
  id: "migrations",
  title: "makemigrations --check --dry-run",
  line: "migrations",
  profile: "quick",
  async run({ management }) {
    const done = await management.run(["makemigrations", "--check", "--dry-run"]);
    if (done.status === 0) return passed("in step");
    const missing = /^Migrations for /m.test(done.output);
    return failed(
      missing ? "models have changed without a migration" : "makemigrations failed",
      done,
    );
  },
};

/** All migrations on an empty database of the kind that production has. */
export const migrate: Step = {
  id: "migrate",
  title: "migrate on an empty database",
  line: "migrations",
  profile: "default",
  async run(context) {
    const { environment, services, project, progress } = context;
    const needed = services.filter(({ kind }) => kind === "PostgreSQL" || kind === "MySQL");
    const [database] = needed;
    // SQLite is the same everywhere: the database of development will do.
    if (!database) return judged(await apply(context, {}), "");
    if (!environment.serve) {
      const done = await apply(context, {});
      return judged(done, ` (of development: ${database.kind} needs a container engine)`);
    }
    await environment.serve(services, progress);
    const env = project.settings.production
      ? productionVariables(context)
      : serviceVariables(context.variables);
    return judged(await apply(context, env), ` (${database.kind})`);
  },
};

async function apply({ management }: StepContext, env: Record<string, string>): Promise<Outcome> {
  const [applied, complete] = await Promise.all([
    management.run(["migrate", "--no-input", "--verbosity", "1"], env),
    management.run(["migrate", "--check"], env),
  ]);
  return applied.status === 0 ? complete : applied;
}

function judged(done: Outcome, kind: string): Finding {
  if (done.status === 0) return passed(`applied to an empty database${kind}`);
  return failed("migrate failed", done);
}
