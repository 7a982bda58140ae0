/** A template as its store keeps it: text that is copied, or a function that renders. */
export interface StoredTemplate {
  /** Below `templates/`, with all suffixes: `features/celery/config/settings/base.py.merge.hbs`. */
  path: string;
  content: string | ((context: object) => string);
}

/** Where templates come from: a folder on disk in development, modules made by the build when published. */
export interface TemplateStore {
  /** `project`, and every folder two levels deep: `features/celery`, `components/api`. */
  folders: readonly string[];
  /** The templates below one of these folders, sorted by path. */
  load(folder: string): Promise<readonly StoredTemplate[]>;
}

export interface TemplateFile {
  path: string;
  /** The path in the project that it becomes, below the folder asked for and without suffixes. */
  target: string;
  /** Whether it is a fragment to merge into the target rather than the whole file. */
  merge: boolean;
  /**
   * Whether it takes the place of a file of the base project, or of a feature that it builds on, as long
   * as that is as it was made. One template at most does so for a file, and none merges into it.
   */
  replace: boolean;
  executable: boolean;
  /** The text, or undefined where a rendered template comes out empty, which means: no such file. */
  render(context: object): string | undefined;
}

/** A template that asks for a name its context lacks: a defect of ours or of whoever wrote the template. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
}

const SUFFIXES = /(\.(?:merge|replace))?(\.hbs)?$/;

export function templateFile({ path, content }: StoredTemplate, folder: string): TemplateFile {
  const target = path.slice(folder.length + 1).replace(SUFFIXES, "");
  return {
    path,
    target,
    merge: /\.merge(\.hbs)?$/.test(path),
    replace: /\.replace(\.hbs)?$/.test(path),
    executable: /(^|\/)manage\.py$|\.sh$/.test(target),
    render(context) {
      if (typeof content === "string") return content;
      const text = run(path, content, context);
      return text.trim() ? text : undefined;
    },
  };
}

function run(path: string, render: (context: object) => string, context: object): string {
  try {
    return render(context);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    const unknown = /^"(.+)" not defined in .* - (\d+):/s.exec(problem);
    const reason = unknown ? `nothing is called "${unknown[1]}" (line ${unknown[2]})` : problem;
    throw new TemplateError(`templates/${path}: ${reason}`, { cause });
  }
}
