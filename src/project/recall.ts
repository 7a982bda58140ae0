import { parsePython, release, type Node } from "../python/parse.ts";
import type { Tree } from "../tree/tree.ts";
import {
  readSettings,
  type Settings,
  type SettingsRequest,
  type SettingsRun,
  settingsUnder,
} from "./settings.ts";

/** Asks something again that led to a fact, and tells whether the answer is the same. */
type Look = (tree: Tree, request?: SettingsRequest) => boolean;

interface Kept {
  looks: readonly Look[];
  value: unknown;
}

/**
 * Facts that were found in one state of a repository and hold in others, for as long as every look at the files that
 * led to them would see the same: most changes touch none of those files.
 */
export class Recall {
  readonly #facts = new Map<string, Kept>();
  readonly #settings = new Map<string, Kept>();
  readonly #held: Node[] = [];

  /**
   * What `find` finds in a tree, or found in another one that looks the same.
   *
   * @param find must look at nothing but the tree that it is given, and give what does not look later
   */
  of<T>(key: string, tree: Tree, find: (tree: Tree) => T): T {
    const known = this.#facts.get(key);
    if (known?.looks.every((look) => look(tree))) return known.value as T;
    const witness = new Witness(tree);
    const value = find(witness);
    this.#facts.set(key, { looks: witness.end(), value });
    return value;
  }

  /** As `readSettings`. */
  settings(request: SettingsRequest): Settings | undefined {
    return this.#run("manage.py", request, readSettings);
  }

  /** As `settingsUnder`. */
  settingsUnder(request: SettingsRequest, run: SettingsRun): Settings | undefined {
    const { module, environment, argv } = run;
    const key = JSON.stringify([module, argv, ...environment]);
    return this.#run(key, request, (witnessed) => settingsUnder(witnessed, run));
  }

  /**
   * What running settings gives, or gave where it would give the same: its machine then goes on over the tree that was
   * asked for. Not where imports are unfollowed, which would lead into the tree of then.
   *
   * @param key tells circumstances apart that are not in the request
   */
  #run(
    key: string,
    request: SettingsRequest,
    run: (request: SettingsRequest) => Settings | undefined,
  ): Settings | undefined {
    const { outside } = request;
    const circumstances = JSON.stringify([key, ...outside.environment]);
    const known = this.#settings.get(circumstances);
    if (known?.looks.every((look) => look(request.tree, request))) {
      const settings = known.value as Settings;
      return { ...settings, machine: settings.machine.over(outside) };
    }
    const witness = new Witness(request.tree);
    const settings = run(witnessed(request, witness));
    const looks = witness.end();
    if (settings && settings.machine.unfollowed === 0) {
      // The values point into syntax trees, which may outlive the facts that had them parsed.
      this.#held.push(...witness.parsed.map(parsePython));
      const machine = settings.machine.over(outside);
      const value: Settings = { ...settings, machine, places: machine.assigned };
      this.#settings.set(circumstances, { looks, value });
    } else this.#settings.delete(circumstances);
    return settings;
  }

  /** Forgets all of it. */
  release(): void {
    this.#held.forEach(release);
    this.#held.length = 0;
    this.#facts.clear();
    this.#settings.clear();
  }
}

/** A tree that remembers what it was asked. */
class Witness implements Tree {
  /** The texts of Python files whose syntax was asked for. */
  readonly parsed: string[] = [];
  readonly #tree: Tree;
  #looks: Look[] | undefined = [];

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  /** What was asked so far; later questions lead to nothing that is kept. */
  end(): readonly Look[] {
    const looks = this.#looks ?? [];
    this.#looks = undefined;
    return looks;
  }

  note(look: Look): void {
    this.#looks?.push(look);
  }

  read(path: string): string | undefined {
    const seen = this.#tree.read(path);
    this.note((tree) => tree.read(path) === seen);
    return seen;
  }

  exists(path: string): boolean {
    const seen = this.#tree.exists(path);
    this.note((tree) => tree.exists(path) === seen);
    return seen;
  }

  list(folder = ""): string[] {
    const seen = this.#tree.list(folder);
    const text = seen.join("\n");
    this.note((tree) => tree.list(folder).join("\n") === text);
    return seen;
  }
}

function witnessed(request: SettingsRequest, witness: Witness): SettingsRequest {
  const { outside } = request;
  return {
    ...request,
    tree: witness,
    evidence: () => {
      const seen = request.evidence();
      witness.note((_, now) => now?.evidence() === seen);
      return seen;
    },
    outside: {
      ...outside,
      tree: witness,
      sources: {
        syntax: (path) => {
          const text = witness.read(path);
          if (text !== undefined) witness.parsed.push(text.replace(/^\uFEFF/, ""));
          return outside.sources.syntax(path);
        },
      },
      installed: (module) => {
        const seen = outside.installed(module);
        witness.note((_, now) => now?.outside.installed(module) === seen);
        return seen;
      },
      versionOf: (name) => {
        const seen = outside.versionOf(name);
        witness.note((_, now) => now?.outside.versionOf(name) === seen);
        return seen;
      },
    },
  };
}
