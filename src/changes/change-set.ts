import type { Tree } from "../tree/tree.ts";

export type Change = FileChange | ManualChange;

/** One file as it was (undefined: absent) and as it will be (undefined: deleted). */
export interface FileChange {
  kind: "create" | "edit" | "delete";
  path: string;
  before: string | undefined;
  after: string | undefined;
  /** Why, for the preview: the feature or the wiring that asked for it. */
  reasons: readonly string[];
  executable: boolean;
  /** The permissions to give, where they matter to the bit: what undo restores. */
  mode?: number;
}

/** An edit that cannot be made safely: shown as a snippet and the place it belongs to. Exit status 3. */
export interface ManualChange {
  kind: "manual";
  path: string;
  snippet: string;
  /** Why it was left to a person, and where to paste the snippet. */
  reason: string;
}

interface Pending {
  before: string | undefined;
  after: string | undefined;
  reasons: Set<string>;
  executable: boolean;
  mode: number | undefined;
}

/** How a file is written, beyond its text. */
export interface WriteOptions {
  executable?: boolean;
  mode?: number | undefined;
}

/**
 * The changes planned over a tree. Reading through it sees what is pending, and writing back the
 * original text erases the change, so that planning twice over the result plans nothing.
 */
export class ChangeSet implements Tree {
  readonly #base: Tree;
  readonly #pending = new Map<string, Pending>();
  readonly #manual = new Map<string, ManualChange>();
  #revision = 0;

  constructor(base: Tree) {
    this.#base = base;
  }

  read(path: string): string | undefined {
    const pending = this.#pending.get(path);
    return pending ? pending.after : this.#base.read(path);
  }

  exists(path: string): boolean {
    const pending = this.#pending.get(path);
    return pending ? pending.after !== undefined : this.#base.exists(path);
  }

  list(folder = ""): string[] {
    const prefix = folder && `${folder}/`;
    const paths = new Set(this.#base.list(folder));
    for (const [path, { after }] of this.#pending) {
      if (!path.startsWith(prefix)) continue;
      if (after === undefined) paths.delete(path);
      else paths.add(path);
    }
    return [...paths].sort();
  }

  /** Plans that a file has this text, whether or not it exists now. */
  write(path: string, after: string, reason: string, options: WriteOptions = {}): void {
    this.#set(path, after, reason, options);
  }

  /** Plans that a file goes. */
  delete(path: string, reason: string): void {
    this.#set(path, undefined, reason, {});
  }

  /** Records what a person has to do; the same snippet for the same file is recorded once. */
  manual(path: string, snippet: string, reason: string): void {
    this.#manual.set(`${path}\0${snippet}`, { kind: "manual", path, snippet, reason });
  }

  /** The file changes in the order of their paths, then the manual ones. */
  get changes(): Change[] {
    return [...this.files, ...this.manuals];
  }

  get files(): FileChange[] {
    return [...this.#pending]
      .map(([path, { before, after, reasons, executable, mode }]): FileChange => ({
        kind: before === undefined ? "create" : after === undefined ? "delete" : "edit",
        path,
        before,
        after,
        reasons: [...reasons],
        executable,
        ...(mode !== undefined && { mode }),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  get manuals(): ManualChange[] {
    return [...this.#manual.values()];
  }

  get isEmpty(): boolean {
    return this.#pending.size === 0 && this.#manual.size === 0;
  }

  get revision(): number {
    return this.#revision;
  }

  #set(path: string, after: string | undefined, reason: string, options: WriteOptions): void {
    this.#revision++;
    const known = this.#pending.get(path);
    const before = known ? known.before : this.#base.read(path);
    if (before === after) {
      this.#pending.delete(path);
      return;
    }
    const reasons = known?.reasons ?? new Set<string>();
    reasons.add(reason);
    const executable = options.executable || (known?.executable ?? false);
    this.#pending.set(path, {
      before,
      after,
      reasons,
      executable,
      mode: options.mode ?? known?.mode,
    });
  }
}
