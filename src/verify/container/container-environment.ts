import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";

import { Failure } from "../../errors.ts";
import { excerpt } from "../excerpt.ts";
import type { Outcome } from "../processes.ts";
import type { Environment, RunOptions } from "../runner.ts";
import type { Service } from "../services.ts";
import type { Engine } from "./engine.ts";
import { WORKDIR } from "./image.ts";
import { Neighbours } from "./neighbours.ts";
import { Stack } from "./stack.ts";

/** What mypy and ruff keep from one run to the next; a volume of its own, never in the project. */
const CACHE_VOLUME = "django-expert-cache";
/** Ends by itself after two hours, should nobody be left to remove it. */
const SLEEP = ["sleep", "7200"];

interface Parts {
  name: string;
  /** The project's copy on disk. */
  copy: string;
  image: string;
  where: string;
  cached: boolean;
  /** Of the caches of tools, within their volume. */
  cacheKey: string;
  signal: AbortSignal | undefined;
}

export class ContainerEnvironment implements Environment {
  readonly runner = "container";
  readonly where: string;
  readonly cached: boolean;
  readonly scratch = "/tmp";
  readonly keep: string;
  readonly #engine: Engine;
  readonly #parts: Parts;
  readonly #neighbours: Neighbours;
  #stack: Stack | undefined;
  #writes = 0;

  constructor(engine: Engine, parts: Parts) {
    this.where = parts.where;
    this.cached = parts.cached;
    this.keep = `/cache/${parts.cacheKey}`;
    this.#engine = engine;
    this.#parts = parts;
    this.#neighbours = new Neighbours(engine, parts.name, parts.signal);
  }

  async start(): Promise<void> {
    const { name, image, signal } = this.#parts;
    // Podman without root cannot join a network later: its containers start in theirs.
    const network = this.#engine.name === "podman" ? await this.#neighbours.network() : [];
    const flags = ["--detach", "--rm", "--init", "--name", name, "--pull", "never", ...network];
    const cache = ["--volume", `${CACHE_VOLUME}:/cache`];
    await this.#must(["run", ...flags, ...cache, image, ...SLEEP], { signal });
  }

  /** Copies the project in. */
  async fill(): Promise<void> {
    const { name, copy, signal } = this.#parts;
    await this.#must(["cp", `${copy}/.`, `${name}:${WORKDIR}`], { signal });
  }

  /** Removes caches of tools that nobody has begun to use for a month; never throws. */
  async prune(): Promise<void> {
    const old = ["/cache", "-mindepth", "1", "-maxdepth", "1", "-mtime", "+30"];
    await this.run(["find", ...old, "-exec", "rm", "-rf", "{}", "+"]).catch(() => undefined);
  }

  async run(argv: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    const { env = {}, folder = "", input } = options;
    const flags = ["--workdir", posix.join(WORKDIR, folder), ...(input ? ["--interactive"] : [])];
    for (const [name, value] of Object.entries(env)) flags.push("--env", `${name}=${value}`);
    const { name, signal } = this.#parts;
    return this.#engine.run(["exec", ...flags, name, ...argv], {
      signal,
      ...(input && { input }),
    });
  }

  async write(files: ReadonlyMap<string, string | undefined>): Promise<void> {
    const { name, copy } = this.#parts;
    const folder = `${copy}-${++this.#writes}`;
    const gone: string[] = [];
    await mkdir(folder, { recursive: true });
    try {
      for (const [path, text] of files) {
        if (text === undefined) gone.push(posix.join(WORKDIR, path));
        else {
          await mkdir(dirname(join(folder, path)), { recursive: true });
          await writeFile(join(folder, path), text);
        }
      }
      await this.#must(["cp", `${folder}/.`, `${name}:${WORKDIR}`]);
      if (gone.length > 0) await this.#must(["exec", name, "rm", "--force", "--", ...gone]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  serve(services: readonly Service[], progress?: (text: string) => void): Promise<void> {
    return this.#neighbours.serve(services, progress);
  }

  async stack(variables: Readonly<Record<string, string>>): Promise<Stack> {
    const { name, copy, signal } = this.#parts;
    this.#stack ??= await Stack.of(this.#engine, {
      name: `${name}-stack`,
      copy,
      variables,
      signal,
      probe: name,
    });
    return this.#stack;
  }

  async dispose(): Promise<void> {
    const { copy } = this.#parts;
    const quietly = async (work: Promise<unknown> | undefined) => work?.catch(() => undefined);
    await quietly(this.#stack?.dispose());
    await Promise.all([
      quietly(this.#neighbours.dispose()),
      quietly(this.#remove()),
      rm(copy, { recursive: true, force: true }),
    ]);
    await quietly(this.#neighbours.removeNetwork());
  }

  /**
   * Killed, the container is removed by the engine, which takes longer than to kill it. Only where something else
   * is to be removed after it, or it does not run, that is waited for.
   */
  async #remove(): Promise<void> {
    const { name } = this.#parts;
    if (!this.#neighbours.hasNetwork) {
      const killed = await this.#engine.run(["kill", name]);
      if (killed.status === 0) return;
    }
    await this.#engine.run(["rm", "--force", "--volumes", name]);
  }

  async #must(args: readonly string[], options = {}): Promise<Outcome> {
    const done = await this.#engine.run(args, options);
    if (done.status === 0) return done;
    throw new Failure({
      code: "engine-failed",
      message: `${this.#engine.name} ${args[0]} failed.`,
      next: `See that \`${this.#engine.name} run hello-world\` works, or use --runner local.`,
      details: excerpt(done.output),
    });
  }
}
