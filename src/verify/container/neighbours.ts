import { setTimeout as wait } from "node:timers/promises";

import { EXIT, Failure } from "../../errors.ts";
import { excerpt } from "../excerpt.ts";
import type { Outcome } from "../processes.ts";
import type { Service } from "../services.ts";
import type { Engine } from "./engine.ts";

const LOCAL = /^(localhost|127\.0\.0\.1|0\.0\.0\.0|::1|\[::1\])$/;
const READY_WITHIN_MS = 60_000;

/** The services beside a container, in a network that only they share. */
export class Neighbours {
  readonly #engine: Engine;
  readonly #name: string;
  readonly #signal: AbortSignal | undefined;
  readonly #started = new Map<string, Promise<void>>();
  readonly #containers: string[] = [];
  #network: Promise<void> | undefined;
  #joined: Promise<void> | undefined;

  /** @param name of the container that needs them; it need not run yet */
  constructor(engine: Engine, name: string, signal: AbortSignal | undefined) {
    this.#engine = engine;
    this.#name = name;
    this.#signal = signal;
  }

  /** Makes the network, and gives the flags that start a container in it. */
  async network(): Promise<string[]> {
    this.#network ??= this.#must(["network", "create", this.#name]).then(() => undefined);
    await this.#network;
    return ["--network", this.#name];
  }

  /** Starts services and waits for them; one that runs already is not started again. */
  async serve(services: readonly Service[], progress?: (text: string) => void): Promise<void> {
    await Promise.all(
      services.map((service) => {
        const started = this.#started.get(service.host) ?? this.#start(service, progress);
        this.#started.set(service.host, started);
        return started;
      }),
    );
  }

  async dispose(): Promise<void> {
    await Promise.allSettled(this.#started.values());
    if (this.#containers.length === 0) return;
    await this.#engine.run(["rm", "--force", "--volumes", ...this.#containers]);
  }

  /** The network goes last, when nothing is left in it. */
  async removeNetwork(): Promise<void> {
    if (this.#network) await this.#engine.run(["network", "rm", this.#name]);
  }

  async #start(service: Service, progress?: (text: string) => void): Promise<void> {
    const container = `${this.#name}-${this.#containers.length}`;
    this.#containers.push(container);
    const env = Object.entries(service.env).flatMap(([key, value]) => ["--env", `${key}=${value}`]);
    const network = await this.#place(service.host);
    progress?.(`starting ${service.kind} (${service.image})`);
    const flags = ["--detach", "--rm", "--name", container, ...network, ...env];
    await this.#must(["run", ...flags, service.image]);
    await this.#wait(container, service);
  }

  /** Where a service has to be for the project to find it: on this very host, or under a name of its own. */
  async #place(host: string): Promise<string[]> {
    if (LOCAL.test(host)) return ["--network", `container:${this.#name}`];
    this.#joined ??= this.#join();
    await this.#joined;
    return [...(await this.network()), "--network-alias", host];
  }

  async #join(): Promise<void> {
    const startedInIt = this.#network !== undefined;
    await this.network();
    if (!startedInIt) await this.#must(["network", "connect", this.#name, this.#name]);
  }

  async #wait(container: string, { kind, image, ready }: Service): Promise<void> {
    const until = Date.now() + READY_WITHIN_MS;
    let last: Outcome | undefined;
    while (Date.now() < until) {
      last = await this.#engine.run(["exec", container, ...ready], { signal: this.#signal });
      if (last.status === 0) return;
      await wait(200);
    }
    const logs = await this.#engine.run(["logs", "--tail", "8", container]);
    throw new Failure({
      code: "service-not-ready",
      message: `${kind} (${image}) did not become ready within a minute.`,
      next: "See what it says, and that the variables in .env.example suit it.",
      exit: EXIT.unverified,
      details: excerpt(logs.output || (last?.output ?? "")),
    });
  }

  async #must(args: readonly string[]): Promise<Outcome> {
    const done = await this.#engine.run(args, { signal: this.#signal });
    if (done.status === 0) return done;
    throw new Failure({
      code: "service-not-started",
      message: `${this.#engine.name} ${args[0]} failed for a service that the project needs.`,
      next: "See that the engine can fetch the image, or use --runner local.",
      details: excerpt(done.output),
    });
  }
}
