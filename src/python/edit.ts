import type { Order, Unsupported } from "../merge/merge.ts";
import { mergePython, type PythonMergeOptions } from "./merge.ts";

/** What became of an edit; where it is `unsupported`, the file says what is left to a person. */
export type Answer = "changed" | "already" | "unsupported";

/**
 * A Python file that generators edit with verbs. Each is a small fragment that is merged, so that all
 * which holds for merging holds here: untouched bytes stay, and what is there already changes nothing.
 * `loadPython()` of parse.ts must have been awaited.
 */
export class PythonFile {
  readonly #order: Order;
  readonly #options: PythonMergeOptions;
  readonly #unsupported: Unsupported[] = [];
  #text: string;

  constructor(text: string, order: Order, options: PythonMergeOptions = {}) {
    this.#text = text;
    this.#order = order;
    this.#options = options;
  }

  /** The file as edited so far. */
  get text(): string {
    return this.#text;
  }

  /** What could not be done safely so far. */
  get unsupported(): readonly Unsupported[] {
    return this.#unsupported;
  }

  /** Merges a fragment: statements as they would stand in a file of their own. */
  merge(fragment: string): Answer {
    const { text, status, unsupported } = mergePython(
      this.#text,
      [fragment],
      this.#order,
      this.#options,
    );
    this.#text = text;
    this.#unsupported.push(...unsupported);
    return unsupported.length > 0 ? "unsupported" : status;
  }

  /** Adds an import, such as `from django.urls import path`. */
  import(statement: string): Answer {
    return this.merge(`${statement}\n`);
  }

  /** Sets a name, or merges a list or a dictionary into what it is set to. */
  assign(name: string, value: string): Answer {
    return this.merge(`${name} = ${value}\n`);
  }

  /** Adds elements, each a Python expression, to a list by its name or path: `INSTALLED_APPS`, `TEMPLATES[0]["DIRS"]`. */
  extend(name: string, ...elements: readonly string[]): Answer {
    return this.merge(`${name} += [${elements.join(", ")}]\n`);
  }

  /** Adds routes, such as `path("api/", include("config.api"))`. */
  route(...routes: readonly string[]): Answer {
    return this.merge(`urlpatterns = [\n${routes.map((route) => `    ${route},\n`).join("")}]\n`);
  }

  /** Registers a viewset with a router, and imports it. */
  register(
    prefix: string,
    viewset: string,
    { from, router = "router", basename }: { from: string; router?: string; basename?: string },
  ): Answer {
    const name = basename === undefined ? "" : `, basename=${JSON.stringify(basename)}`;
    return this.merge(
      `from ${from} import ${viewset}\n\n` +
        `${router}.register(${JSON.stringify(prefix)}, ${viewset}${name})\n`,
    );
  }

  /** Adds members to a class: attributes, methods, nested classes. */
  member(name: string, code: string): Answer {
    return this.#mergeInto("class", name, code, `class ${name}:\n${indented(code)}`);
  }

  /** Adds statements to the end of a function, or before its final `return`; `Class.method` for a method. */
  append(path: string, code: string): Answer {
    const [name = "", owner] = path.split(".").reverse();
    const body = `def ${name}():\n${indented(`...\n${code}`)}`;
    return this.#mergeInto("def", name, code, owner ? `class ${owner}:\n${indented(body)}` : body);
  }

  /** Merges into a definition that has to be there. */
  #mergeInto(keyword: "class" | "def", name: string, snippet: string, fragment: string): Answer {
    if (new RegExp(`^[ \\t]*(?:async )?${keyword} ${name}\\b`, "m").test(this.#text)) {
      return this.merge(fragment);
    }
    this.#unsupported.push({ snippet, reason: `There is no \`${keyword} ${name}\`` });
    return "unsupported";
  }
}

function indented(code: string): string {
  return code.trimEnd().replace(/^(?=.)/gm, "    ") + "\n";
}
