import type { Order } from "../merge/merge.ts";
import { mergeFor } from "../documents/merge-file.ts";
import type { TemplateFile } from "../render/template-file.ts";
import type { ChangeSet } from "../changes/change-set.ts";
import type { Answers } from "./answers.ts";
import { contextOf, type TemplateContext } from "./context.ts";
import type { Packages } from "./feature.ts";
import { withLf, withLineEndings } from "./line-endings.ts";
import { placedMigration } from "./migration-place.ts";
import { packageFragments } from "./dependencies.ts";

interface Fragment {
  text: string;
  reason: string;
}

/** What a file was made of. */
interface Made {
  text: string | undefined;
  fragments: readonly Fragment[];
}

/** Templates of a feature that is there already. */
export interface InstalledTemplates {
  files: readonly TemplateFile[];
  reason: string;
}

/** A file that a feature makes, where another one stands already. */
export interface Collision {
  path: string;
  text: string;
  reason: string;
  executable: boolean;
}

export interface RecipeOutside {
  changes: ChangeSet;
  order: Order;
  /** The requirement of a package by its name, such as `ruff>=0.17`. */
  requirement: (name: string) => string;
  /** Whether the plan makes every file itself, so that nothing of anyone else is merged into. */
  isNew: boolean;
}

/**
 * The verbs of a recipe. Fragments are gathered and merged file by file in `finish`, so that each file
 * is parsed once however many features write to it.
 */
export class Recipe {
  readonly answers: Answers;
  readonly context: TemplateContext;
  readonly #outside: RecipeOutside;
  readonly #fragments = new Map<string, Fragment[]>();
  /** Of each file that a template takes the place of, what it was made of. */
  readonly #replaced = new Map<string, Made>();
  readonly #occupied = new Map<string, Collision>();

  constructor(answers: Answers, outside: RecipeOutside) {
    this.answers = answers;
    this.context = contextOf(answers);
    this.#outside = outside;
  }

  /**
   * Announces the `.replace` templates of a folder, before anything is applied: those that they stand in
   * for are then left out, or give way where they are as they were made.
   *
   * @param replaceable the templates of the base project and of the features that the folder builds on
   * @param installed the templates of the features that are there already: their fragments stay in what takes the place
   */
  replace(
    templates: readonly TemplateFile[],
    replaceable: readonly TemplateFile[],
    installed: readonly InstalledTemplates[],
  ): void {
    for (const file of templates) {
      if (!file.replace || file.render(this.context) === undefined) continue;
      const isOf = ({ target }: TemplateFile) => target === file.target;
      const original = replaceable.find((one) => isOf(one) && !one.merge && !one.replace);
      const fragments = installed.flatMap(({ files, reason }) =>
        files.flatMap((one): Fragment[] => {
          const text = isOf(one) && one.merge ? one.render(this.context) : undefined;
          return text === undefined ? [] : [{ text, reason }];
        }),
      );
      this.#replaced.set(file.target, { text: original?.render(this.context), fragments });
    }
  }

  /** Makes the files of a template folder and queues its fragments. */
  apply(templates: readonly TemplateFile[], reason: string): void {
    const { changes } = this.#outside;
    for (const file of templates) {
      const text = file.render(this.context);
      if (text === undefined) continue;
      const { target, executable } = file;
      if (file.merge) this.merge(target, text, reason);
      else if (!file.replace && this.#replaced.has(target)) continue;
      else if (file.replace && withLf(changes.read(target)) === this.#asMade(target)) {
        changes.write(target, this.#asFound(target, text), reason, { executable });
        for (const kept of this.#replaced.get(target)!.fragments)
          this.merge(target, kept.text, kept.reason);
      } else {
        const placed = placedMigration(target, text, changes);
        this.#create(placed.target, placed.text, reason, executable, changes);
      }
    }
  }

  /** Queues a fragment for a file. */
  merge(path: string, text: string, reason: string): void {
    const known = this.#fragments.get(path);
    if (known) known.push({ text, reason });
    else this.#fragments.set(path, [{ text, reason }]);
  }

  /** Queues packages for the project's dependency files. */
  require(packages: Packages, reason: string): void {
    for (const [path, text] of packageFragments(
      packages,
      this.answers,
      this.#outside.requirement,
    )) {
      this.merge(path, text, reason);
    }
  }

  /** Merges what is queued; what cannot be merged safely becomes a manual change. */
  finish(): void {
    const { changes, order, isNew: isOurs } = this.#outside;
    for (const [path, fragments] of this.#fragments) {
      const source = changes.read(path);
      if (source === undefined) {
        for (const { text, reason } of fragments) {
          const why = `${path} is not there; ${reason} needs this in the file that does its work`;
          changes.manual(path, text, why);
        }
        continue;
      }
      const merge = mergeFor(path);
      const texts = fragments.map(({ text }) => text);
      const reasons = [...new Set(fragments.map(({ reason }) => reason))].join(", ");
      const { text, unsupported } = merge(source, texts, order, { isOurs });
      changes.write(path, text, reasons);
      for (const { snippet, reason } of unsupported) changes.manual(path, snippet, reason);
      const ours = this.#occupied.get(path);
      if (ours) ours.text = merge(ours.text, texts, order).text;
    }
    this.#fragments.clear();
  }

  /** Files that a feature makes where other ones stand, after `finish`. */
  get collisions(): Collision[] {
    const { changes } = this.#outside;
    return [...this.#occupied.values()].filter(({ path, text }) => changes.read(path) !== text);
  }

  /** A file that is to be replaced, as it was made, with what features brought into it. */
  #asMade(path: string): string | undefined {
    const { text, fragments } = this.#replaced.get(path) ?? { fragments: [] };
    if (text === undefined || fragments.length === 0) return text;
    const texts = fragments.map((one) => one.text);
    return mergeFor(path)(text, texts, this.#outside.order, { isOurs: true }).text;
  }

  #asFound(path: string, text: string): string {
    const { changes, isNew } = this.#outside;
    return isNew ? text : withLineEndings(path, text, changes);
  }

  #create(
    path: string,
    rendered: string,
    reason: string,
    executable: boolean,
    changes: ChangeSet,
  ): void {
    const text = this.#asFound(path, rendered);
    const present = changes.read(path);
    if (present === undefined) changes.write(path, text, reason, { executable });
    else if (present !== text) this.#occupied.set(path, { path, text, reason, executable });
  }
}
