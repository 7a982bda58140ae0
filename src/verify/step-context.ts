import { exampleEnvironment } from "./example-environment.ts";
import { Management } from "./management.ts";
import type { Environment, Subject } from "./runner.ts";
import { servicesOf } from "./services.ts";
import type { StepContext } from "./step.ts";

/** What example files and Compose files say of a project. */
type Known = Pick<StepContext, "variables" | "services">;

/** A project and the environment that it runs in. */
export interface Prepared {
  subject: Subject;
  environment: Environment;
  /** What `knownOf` found while the environment was made. */
  known?: Promise<Known>;
}

/** What steps have to know of a project beside what it runs in. */
export async function knownOf({ files, project }: Subject): Promise<Known> {
  const variables = exampleEnvironment(files, project.managePy);
  return { variables, services: await servicesOf(variables, files) };
}

/** What the steps of a verification know of a project that is ready to run. */
export async function contextOf({
  subject,
  environment,
  known = knownOf(subject),
}: Prepared): Promise<Omit<StepContext, "progress">> {
  const { project, dependencies } = subject;
  return {
    ...subject,
    ...(await known),
    environment,
    management: new Management(environment, project.managePy),
    has: (name) => dependencies.names.has(name),
  };
}
