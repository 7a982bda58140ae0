import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";

import type { Machine } from "../machine.ts";
import type { Outcome } from "../processes.ts";
import type { Environment, RunOptions } from "../runner.ts";

/** Of the user's variables, those that programs need to work at all; no setting of any project. */
const NEEDED =
  /^(PATH|PATHEXT|HOME|USER|LOGNAME|USERPROFILE|HOMEDRIVE|HOMEPATH|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|TEMP|TMP|TMPDIR|LANG|LC_.*|TZ|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES.*|SSL_CERT_FILE|SSL_CERT_DIR|LD_LIBRARY_PATH|DYLD_.*)$/i;

interface Parts {
  venv: string;
  /** A folder of packages that go before those of the virtual environment. */
  layer?: string;
  /** Folder of this run: the copy of the project and what is written beside it. */
  work: string;
  keep: string;
  where: string;
  cached: boolean;
  /** Whether all variables of the user are passed on: where programs run as the developer runs them. */
  inherits?: boolean;
  signal: AbortSignal | undefined;
}

export class LocalEnvironment implements Environment {
  readonly runner = "local";
  readonly where: string;
  readonly cached: boolean;
  readonly scratch: string;
  readonly keep: string;
  readonly #machine: Machine;
  readonly #parts: Parts;
  readonly #bin: string;

  constructor(machine: Machine, parts: Parts) {
    this.where = parts.where;
    this.cached = parts.cached;
    this.scratch = join(parts.work, "scratch");
    this.keep = parts.keep;
    this.#machine = machine;
    this.#parts = parts;
    this.#bin = join(parts.venv, machine.platform === "win32" ? "Scripts" : "bin");
  }

  run(argv: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    const { env = {}, folder = "", input } = options;
    const [program = "", ...rest] = argv;
    return this.#machine.execute([this.#resolve(program), ...rest], {
      cwd: join(this.#project, folder),
      env: { ...this.#variables(), ...env },
      signal: this.#parts.signal,
      ...(input && { input }),
    });
  }

  async write(files: ReadonlyMap<string, string | undefined>): Promise<void> {
    for (const [path, text] of files) {
      const target = join(this.#project, path);
      if (text === undefined) await rm(target, { force: true });
      else {
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, text);
      }
    }
  }

  async dispose(): Promise<void> {
    // On Windows a program that has just ended may hold its files for a moment.
    const patiently = { recursive: true, force: true, maxRetries: 5 };
    await rm(this.#parts.work, patiently).catch(() => undefined);
  }

  get #project(): string {
    return join(this.#parts.work, "project");
  }

  #resolve(program: string): string {
    const name = this.#machine.platform === "win32" ? `${program}.exe` : program;
    return this.#folders.map((folder) => join(folder, name)).find(existsSync) ?? program;
  }

  /** Where programs are looked for first. */
  get #folders(): string[] {
    const { layer } = this.#parts;
    return [this.#bin, ...(layer ? [join(layer, "bin")] : [])];
  }

  #variables(): NodeJS.ProcessEnv {
    const { env } = this.#machine;
    const { inherits = false, layer } = this.#parts;
    const modules = [layer, inherits ? env["PYTHONPATH"] : undefined].filter(Boolean);
    const needed = Object.entries(env).filter(([name]) => inherits || NEEDED.test(name));
    return {
      ...Object.fromEntries(needed),
      VIRTUAL_ENV: this.#parts.venv,
      PATH: [...this.#folders, env["PATH"] ?? env["Path"]].filter(Boolean).join(delimiter),
      ...(layer && { PYTHONPATH: modules.join(delimiter) }),
      PYTHONDONTWRITEBYTECODE: "1",
      PYTHONUNBUFFERED: "1",
      PYTHONUTF8: "1",
    };
  }
}
