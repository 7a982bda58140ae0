import type { Outcome } from "../processes.ts";
import type { Service } from "../services.ts";
import type { Engine } from "./engine.ts";
import { must, startService } from "./start-service.ts";

const LOCAL = /^(localhost|127\.0\.0\.1|0\.0\.0\.0|::1|\[::1\])$/;

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

  /** Whether there is a network, which cannot go before all that is in it. */
  get hasNetwork(): boolean {
    return this.#network !== undefined;
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
    const flags = await this.#place(service.host);
    progress?.(`starting ${service.kind} (${service.image})`);
    await startService(this.#engine, service, { container, flags, signal: this.#signal });
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

  #must(args: readonly string[]): Promise<Outcome> {
    return must(this.#engine, args, this.#signal);
  }
}
