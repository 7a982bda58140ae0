import { setTimeout as wait } from "node:timers/promises";

import { EXIT, Failure } from "../../errors.ts";
import { excerpt } from "../excerpt.ts";
import type { Outcome } from "../processes.ts";
import type { Service } from "../services.ts";
import type { Engine } from "./engine.ts";

const READY_WITHIN_MS = 60_000;

/**
 * Starts a service in a container of its own, and waits until it takes connections.
 *
 * @param container its name
 * @param flags how others reach it
 * @throws Failure where it cannot be started, or is not ready within a minute
 */
export async function startService(
  engine: Engine,
  { kind, image, env, ready }: Service,
  {
    container,
    flags,
    signal,
  }: { container: string; flags: readonly string[]; signal: AbortSignal | undefined },
): Promise<void> {
  const variables = Object.entries(env).flatMap(([key, value]) => ["--env", `${key}=${value}`]);
  const own = ["--detach", "--rm", "--name", container, ...flags, ...variables];
  await must(engine, ["run", ...own, image], signal);
  const until = Date.now() + READY_WITHIN_MS;
  let last: Outcome | undefined;
  while (Date.now() < until) {
    last = await engine.run(["exec", container, ...ready], { signal });
    if (last.status === 0) return;
    await wait(200);
  }
  const logs = await engine.run(["logs", "--tail", "8", container]);
  throw new Failure({
    code: "service-not-ready",
    message: `${kind} (${image}) did not become ready within a minute.`,
    next: "See what it says, and that the variables in .env.example suit it.",
    exit: EXIT.unverified,
    details: excerpt(logs.output || (last?.output ?? "")),
  });
}

/** Runs a command of the engine. @throws Failure `service-not-started` where it fails */
export async function must(
  engine: Engine,
  args: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const done = await engine.run(args, { signal });
  if (done.status === 0) return done;
  throw new Failure({
    code: "service-not-started",
    message: `${engine.name} ${args[0]} failed for a service that the project needs.`,
    next: "See that the engine can fetch the image, or use --runner local.",
    details: excerpt(done.output),
  });
}
