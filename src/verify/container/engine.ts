import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Machine } from "../machine.ts";
import type { ExecuteOptions, Outcome } from "../processes.ts";

/** A container engine that answers. */
export interface Engine {
  readonly name: "docker" | "podman";
  run(args: readonly string[], options?: ExecuteOptions): Promise<Outcome>;
  compose(args: readonly string[], options?: ExecuteOptions): Promise<Outcome>;
  /** Builds a folder that holds a Dockerfile. */
  build(args: readonly string[], options?: ExecuteOptions): Promise<Outcome>;
}

/** Commands that only succeed where the engine itself, not just its command line, is there. */
const ANSWERS = {
  docker: ["version", "--format", "{{.Server.Version}}"],
  podman: ["info", "--format", "{{.Version.Version}}"],
} as const;

/** The engine of this machine, Docker before Podman; undefined where none answers. */
export async function findEngine(
  machine: Machine,
  signal?: AbortSignal,
): Promise<Engine | undefined> {
  for (const name of ["docker", "podman"] as const) {
    const done = await machine.execute([name, ...ANSWERS[name]], { signal, timeout: 10_000 });
    if (done.status === 0 && /\d/.test(done.stdout)) return engineOf(name, machine);
  }
  return undefined;
}

function engineOf(name: Engine["name"], machine: Machine): Engine {
  const env = { ...machine.env, DOCKER_BUILDKIT: "1", BUILDKIT_PROGRESS: "plain" };
  const run: Engine["run"] = (args, options) =>
    machine.execute([name, ...args], { env, ...options });
  return {
    name,
    run,
    compose: (args, options) => run(["compose", ...args], options),
    async build(args, options) {
      const built = await run(["build", ...args], options);
      if (built.status === 0 || !/buildx component is missing/i.test(built.output)) return built;
      // Debian's Docker comes without BuildKit: its older builder knows no cache mounts.
      await withoutMounts(join(args.at(-1)!, "Dockerfile"));
      return run(["build", ...args], { ...options, env: { ...env, DOCKER_BUILDKIT: "0" } });
    },
  };
}

async function withoutMounts(dockerfile: string): Promise<void> {
  const text = await readFile(dockerfile, "utf8");
  await writeFile(dockerfile, text.replaceAll(/ --mount=\S+/g, ""));
}
