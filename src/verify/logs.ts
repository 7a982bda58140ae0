import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { cacheFolder, type Machine } from "./machine.ts";

const KEPT = 20;

/** The logs of one verification: a file for each step that failed. */
export class Logs {
  readonly #all: string;
  readonly #own: string;

  /** @param name of the verification; names sort by age */
  constructor(machine: Machine, name: string) {
    this.#all = join(cacheFolder(machine), "logs");
    this.#own = join(this.#all, name);
  }

  /** Writes what a step said; undefined where the disk does not take it, which is no reason to fail. */
  async write(step: string, output: string): Promise<string | undefined> {
    const path = join(this.#own, `${step}.log`);
    try {
      await mkdir(this.#own, { recursive: true });
      await writeFile(path, output);
      await this.#prune();
      return path;
    } catch {
      return undefined;
    }
  }

  async #prune(): Promise<void> {
    const old = (await readdir(this.#all)).sort().slice(0, -KEPT);
    for (const name of old) await rm(join(this.#all, name), { recursive: true, force: true });
  }
}
