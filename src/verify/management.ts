import { basename } from "node:path/posix";

import { probeResult } from "./probe/result.ts";
import { probeSource } from "./probe/sources.ts";
import type { Outcome } from "./processes.ts";
import { folderOf } from "./project-under-test.ts";
import type { Environment } from "./runner.ts";

type Variables = Readonly<Record<string, string>>;

interface Request {
  argv: readonly string[];
  env: Variables;
  done: (outcome: Outcome) => void;
  failed: (reason: unknown) => void;
}

interface Ran {
  status: number;
  output: string;
  ms: number;
}

/**
 * Runs management commands through a project's manage.py. Commands that are asked for at the same time and with
 * the same variables run one after another in one process, because starting Django is most of what each costs.
 */
export class Management {
  readonly #environment: Environment;
  readonly #managePy: string;
  #waiting: Request[] = [];

  constructor(environment: Environment, managePy: string) {
    this.#environment = environment;
    this.#managePy = managePy;
  }

  /** @param env variables beside those that every program has; by default none, as on a fresh clone */
  run(argv: readonly string[], env: Variables = {}): Promise<Outcome> {
    return new Promise((done, failed) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#flush());
      this.#waiting.push({ argv, env, done, failed });
    });
  }

  #flush(): void {
    const groups = new Map<string, Request[]>();
    for (const request of this.#waiting) {
      const key = JSON.stringify(request.env);
      groups.set(key, [...(groups.get(key) ?? []), request]);
    }
    this.#waiting = [];
    for (const group of groups.values()) void this.#runTogether(group);
  }

  async #runTogether(requests: readonly Request[]): Promise<void> {
    const commands = JSON.stringify(requests.map(({ argv }) => argv));
    try {
      const outcome = await this.#environment.run(
        ["python", "-", basename(this.#managePy), commands],
        {
          env: requests[0]!.env,
          folder: folderOf(this.#managePy),
          input: probeSource("manage"),
        },
      );
      const ran = probeResult<readonly Ran[]>(outcome);
      for (const [index, request] of requests.entries()) {
        const result = ran?.found[index];
        // Without a result the process itself broke off: what it said is what there is to say.
        if (!result) request.done({ ...outcome, status: outcome.status || 1 });
        else {
          const output = [result.output, ran.beside].filter(Boolean).join("\n");
          request.done({ status: result.status, stdout: result.output, output, ms: result.ms });
        }
      }
    } catch (reason) {
      for (const request of requests) request.failed(reason);
    }
  }
}
