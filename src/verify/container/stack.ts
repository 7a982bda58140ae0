import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { EXIT, Failure } from "../../errors.ts";
import { excerpt } from "../excerpt.ts";
import type { Outcome } from "../processes.ts";
import type { Engine } from "./engine.ts";
import { isolated, type ComposeConfig } from "./isolated-compose.ts";

export const COMPOSE_FILES = ["compose.production.yaml", "compose.production.yml"];
const ISOLATED = "compose.verified.json";

interface Parts {
  /** The Compose project that it becomes. */
  name: string;
  /** Folder with a copy of the project. */
  copy: string;
  variables: Readonly<Record<string, string>>;
  signal: AbortSignal | undefined;
  /** The container that requests come from. */
  probe: string;
}

/** What the engine knows of a container, as far as it is asked for here. */
export interface Inspected {
  Id: string;
  Image: string;
  State: {
    ExitCode: number;
    StartedAt: string;
    Health?: { Status: string; Log?: readonly { ExitCode: number; End: string }[] };
  };
  NetworkSettings: { Networks: Readonly<Record<string, unknown>> };
}

/** A project's production stack, beside whatever else of it runs on this machine: no port, no name, no image is shared. */
export class Stack {
  readonly #engine: Engine;
  readonly #parts: Parts;
  readonly #config: ComposeConfig;
  #built: Promise<Outcome> | undefined;

  private constructor(engine: Engine, parts: Parts, config: ComposeConfig) {
    this.#engine = engine;
    this.#parts = parts;
    this.#config = config;
  }

  /** @throws Failure where the compose file cannot be read, or there is no Compose */
  static async of(engine: Engine, parts: Parts): Promise<Stack> {
    const { name, copy, variables, signal } = parts;
    const lines = Object.entries(variables).map(([key, value]) => `${key}='${value}'\n`);
    await writeFile(join(copy, ".env"), lines.join(""));
    const config = await readConfig(engine, name, copy, signal);
    const own = isolated(config, name);
    await writeFile(join(copy, ISOLATED), JSON.stringify(own));
    return new Stack(engine, parts, own);
  }

  get services(): string[] {
    return Object.keys(this.#config.services);
  }

  /** Builds its images; once, however often it is asked for. */
  build(onLine?: (line: string) => void): Promise<Outcome> {
    this.#built ??= this.#compose(["build"], onLine);
    return this.#built;
  }

  /** Starts every service and waits until all are healthy. */
  up(seconds: number): Promise<Outcome> {
    return this.#compose([
      "up",
      "--detach",
      "--no-build",
      "--wait",
      "--wait-timeout",
      `${seconds}`,
    ]);
  }

  /** What one service, or each of them, said last. */
  logs(service?: string): Promise<Outcome> {
    return this.#compose(["logs", "--no-color", "--tail", "20", ...(service ? [service] : [])]);
  }

  exec(service: string, argv: readonly string[]): Promise<Outcome> {
    return this.#compose(["exec", "-T", service, ...argv]);
  }

  /** The container of a service; undefined where it has none. */
  async inspect(service: string): Promise<Inspected | undefined> {
    const { stdout } = await this.#compose(["ps", "--all", "--quiet", service]);
    const [id] = stdout.split(/\s+/).filter(Boolean);
    if (!id) return undefined;
    const inspected = await this.#engine.run(["inspect", "--type", "container", id]);
    return (JSON.parse(inspected.stdout) as Inspected[])[0];
  }

  /** Bytes of the image that a service runs. */
  async imageSize(service: string): Promise<number> {
    const image = this.#config.services[service]?.image ?? "";
    const format = ["--format", "{{.Size}}"];
    const { stdout } = await this.#engine.run(["image", "inspect", ...format, image]);
    return Number(stdout.trim());
  }

  /** Lets the container of the verification reach a service. */
  async join(service: Inspected): Promise<void> {
    const [network = ""] = Object.keys(service.NetworkSettings.Networks);
    await this.#engine.run(["network", "connect", network, this.#parts.probe]);
  }

  /** Sends SIGTERM and waits; SIGKILL follows after the given seconds. */
  stop(container: string, seconds: number): Promise<Outcome> {
    return this.#engine.run(["stop", "--time", `${seconds}`, container]);
  }

  async dispose(): Promise<void> {
    const down = ["down", "--volumes", "--remove-orphans", "--timeout", "1"];
    const { name, copy } = this.#parts;
    for (const network of Object.keys(this.#config.networks ?? {})) {
      // A network goes only when the container that asked the questions has left it.
      await this.#engine.run(["network", "disconnect", `${name}_${network}`, this.#parts.probe]);
    }
    await this.#engine.compose(["--project-name", name, "--file", ISOLATED, ...down], {
      cwd: copy,
    });
    const images = Object.values(this.#config.services).flatMap(({ image, build }) =>
      build && image ? [image] : [],
    );
    if (images.length > 0) await this.#engine.run(["image", "rm", "--force", ...new Set(images)]);
  }

  #compose(args: readonly string[], onLine?: (line: string) => void): Promise<Outcome> {
    const { name, copy, signal } = this.#parts;
    return this.#engine.compose(["--project-name", name, "--file", ISOLATED, ...args], {
      cwd: copy,
      signal,
      onLine,
    });
  }
}

async function readConfig(
  engine: Engine,
  name: string,
  copy: string,
  signal: AbortSignal | undefined,
): Promise<ComposeConfig> {
  let last: Outcome | undefined;
  for (const file of COMPOSE_FILES) {
    const args = ["--project-name", name, "--file", file, "config", "--format", "json"];
    last = await engine.compose(args, { cwd: copy, signal });
    if (last.status === 0) return JSON.parse(last.stdout) as ComposeConfig;
    if (!/no such file|cannot find/i.test(last.output)) break;
  }
  throw new Failure({
    code: "compose-failed",
    message: `${engine.name} compose cannot read compose.production.yaml.`,
    next: "Mend what the lines above name; every variable it needs belongs in .env.example.",
    details: excerpt(last?.output ?? ""),
    exit: EXIT.unverified,
  });
}
