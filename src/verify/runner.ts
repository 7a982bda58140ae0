import type { Dependencies } from "./dependencies.ts";
import type { Outcome } from "./processes.ts";
import type { ProjectFiles } from "./project-files.ts";
import type { ProjectUnderTest } from "./project-under-test.ts";
import type { Service } from "./services.ts";
import type { Stack } from "./container/stack.ts";

/** A project read once, for all that verification does with it. */
export interface Subject {
  project: ProjectUnderTest;
  files: ProjectFiles;
  dependencies: Dependencies;
  /** Such as 3.13. */
  python: string;
}

export interface PrepareOptions {
  signal?: AbortSignal | undefined;
  /** What is being done, while it takes its time. */
  progress?: ((text: string) => void) | undefined;
}

export interface RunOptions {
  /** Variables beside those that every program needs; nothing of the user's own environment is passed on. */
  env?: Readonly<Record<string, string>>;
  /** Folder below the project; its root by default. */
  folder?: string;
  input?: string;
}

/** A copy of a project beside its installed dependencies: what is run here leaves the user's files alone. */
export interface Environment {
  readonly runner: "container" | "local";
  /** For people: `in a container (python:3.13-slim)`. */
  readonly where: string;
  /** The dependencies were installed by an earlier run. */
  readonly cached: boolean;
  /** A folder for reports, as the programs that run here see it. */
  readonly scratch: string;
  /** A folder for the caches of tools, kept from one verification of this project to the next. */
  readonly keep: string;
  run(argv: readonly string[], options?: RunOptions): Promise<Outcome>;
  /** Changes the copy; undefined removes a file. */
  write(files: ReadonlyMap<string, string | undefined>): Promise<void>;
  /** Starts services under the names that the project knows them by. Only where there are containers. */
  serve?(services: readonly Service[], progress?: (text: string) => void): Promise<void>;
  /** The production stack of a compose file, run from a copy. Only where there are containers. */
  stack?(variables: Readonly<Record<string, string>>): Promise<Stack>;
  /** Ends all that was started and removes the copy; never throws. */
  dispose(): Promise<void>;
}

/** Where programs run: in a container, or on this machine. */
export interface Runner {
  /**
   * Installs the dependencies, unless an earlier run did, and copies the project beside them.
   *
   * @throws Failure where that cannot be done
   */
  prepare(subject: Subject, options?: PrepareOptions): Promise<Environment>;
}
