import { Failure } from "../errors.ts";
import { expertCommand } from "../expert-command.ts";
import { containerRunner } from "./container/container-runner.ts";
import { findEngine } from "./container/engine.ts";
import { findInstaller } from "./local/installers.ts";
import { localRunner } from "./local/local-runner.ts";
import type { Machine } from "./machine.ts";
import type { Runner } from "./runner.ts";

export type RunnerName = "auto" | "container" | "local";

/**
 * The runner to verify with: a container engine that answers, otherwise uv or Python on this machine. An
 * engine that cannot fetch the image it needs is as good as none, and passes the work on.
 *
 * @throws Failure `no-runner` where there is none, which says what to install
 */
export async function chooseRunner(
  name: RunnerName,
  machine: Machine,
  signal?: AbortSignal,
): Promise<Runner> {
  if (name !== "local") {
    const engine = await findEngine(machine, signal);
    if (engine) {
      const runner = containerRunner(engine, machine);
      return name === "auto" ? withFallback(runner, machine) : runner;
    }
    if (name === "container")
      throw noRunner("No container engine answers.", "Start Docker or Podman");
  }
  const installer = await findInstaller(machine, signal);
  if (installer) return localRunner(installer, machine);
  const missing =
    name === "auto"
      ? "There is no container engine, no uv and no Python"
      : "There is no uv and no Python";
  throw noRunner(
    `${missing} on this machine.`,
    name === "auto"
      ? "Start Docker or Podman, or install uv (https://docs.astral.sh/uv/)"
      : "Install uv",
  );
}

function withFallback(runner: Runner, machine: Machine): Runner {
  return {
    async prepare(subject, options = {}) {
      try {
        return await runner.prepare(subject, options);
      } catch (error) {
        const isOffline = error instanceof Failure && error.code === "image-unavailable";
        const installer = isOffline && (await findInstaller(machine, options.signal));
        if (!installer) throw error;
        options.progress?.(error.message);
        return localRunner(installer, machine).prepare(subject, options);
      }
    },
  };
}

function noRunner(message: string, next: string): Failure {
  return new Failure({
    code: "no-runner",
    message: `${message} Nothing was verified.`,
    next: `${next}, then run: ${expertCommand("check")}`,
  });
}
