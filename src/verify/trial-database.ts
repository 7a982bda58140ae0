import { Failure } from "../errors.ts";
import { findEngine } from "./container/engine.ts";
import { must, startService } from "./container/start-service.ts";
import type { Machine } from "./machine.ts";
import { ownedName } from "./ownership.ts";
import type { Environment } from "./runner.ts";
import { serviceVariables, variablesFor, type Service } from "./services.ts";
import type { StepContext } from "./step.ts";

/** The database server of a project, as long as it is needed. */
export interface TrialDatabase {
  kind: Service["kind"];
  /** What points the project at it. */
  env: Readonly<Record<string, string>>;
  dispose(): Promise<void>;
}

/**
 * Has the database server run that a project's variables name: beside the container that the project is in, or on a port of this
 * machine. A server that the user's own variables name is taken as it is.
 *
 * @returns in words, why there is none
 */
export async function databaseFor(
  environment: Environment,
  { services, variables }: Pick<StepContext, "services" | "variables">,
  machine: Machine,
  signal?: AbortSignal,
): Promise<TrialDatabase | string> {
  const service = services.find(({ kind }) => kind === "PostgreSQL" || kind === "MySQL");
  if (!service) return "no variable of an example file names a database server";
  const { kind } = service;
  const dispose = () => Promise.resolve();
  if (environment.serve) {
    const failure = await failureOf(environment.serve(services));
    return failure ?? { kind, env: serviceVariables(variables), dispose };
  }
  const names = Object.keys(variablesFor(service, variables, ""));
  if (names.some((name) => machine.env[name])) return { kind, env: {}, dispose };
  const engine = await findEngine(machine, signal);
  if (!engine) return `on ${kind}, which needs a container engine, or ${names.join(", ")}`;
  const container = ownedName();
  const remove = async () => {
    await engine.run(["rm", "--force", "--volumes", container]);
  };
  const started = (async () => {
    const flags = ["--publish", `127.0.0.1::${service.port}`];
    await startService(engine, service, { container, flags, signal });
    return must(engine, ["port", container, String(service.port)], signal);
  })();
  const failure = await failureOf(started);
  if (failure !== undefined) {
    await remove();
    return failure;
  }
  const address = (await started).stdout.trim().split("\n")[0] ?? "";
  return { kind, env: variablesFor(service, variables, address), dispose: remove };
}

/** What a failure says: that a server cannot be started is no fault of the change. */
async function failureOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}
