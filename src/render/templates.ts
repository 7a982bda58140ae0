import { store } from "./store.ts";
import type { TemplateFile, TemplateStore } from "./template-file.ts";
import { templateFile } from "./template-file.ts";

/**
 * The templates of a store. Loading is asynchronous and by folder, so that a run costs what it uses;
 * everything after is synchronous.
 */
export class TemplateSource {
  readonly #store: TemplateStore;
  readonly #loaded = new Map<string, readonly TemplateFile[]>();

  constructor(store: TemplateStore) {
    this.#store = store;
  }

  /** The names of the folders in `features` or `components`, sorted; pairs such as `celery+redis` among them. */
  folders(parent: "features" | "components"): string[] {
    return this.#store.folders
      .filter((folder) => folder.startsWith(`${parent}/`))
      .map((folder) => folder.slice(parent.length + 1));
  }

  /**
   * Loads `project`, or a folder such as `features/celery` and `components/api`, and gives its templates.
   * A folder that is not there holds none.
   */
  async load(folder: string): Promise<readonly TemplateFile[]> {
    if (!this.#loaded.has(folder)) {
      const stored = this.#store.folders.includes(folder) ? await this.#store.load(folder) : [];
      this.#loaded.set(
        folder,
        stored.map((template) => templateFile(template, folder)),
      );
    }
    return this.files(folder);
  }

  /** The templates of a loaded folder, sorted by path. Throws where the folder was not loaded. */
  files(folder: string): readonly TemplateFile[] {
    const files = this.#loaded.get(folder);
    if (!files)
      throw new Error(`The templates in ${folder} were asked for before they were loaded.`);
    return files;
  }
}

/** The templates that we ship. */
export const templateSource = new TemplateSource(store);
