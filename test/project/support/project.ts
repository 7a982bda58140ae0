import { MemoryTree } from "../../../src/tree/memory-tree.ts";
import { readProject, type Project, type ProjectOptions } from "../../../src/project/project.ts";

/** A `manage.py` as startproject writes it, for a settings module. */
export function manage(settings: string): string {
  return `import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${settings}")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as exc:
        raise ImportError("no Django") from exc
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
`;
}

/** The facts of a repository with these files. */
export function project(
  files: Readonly<Record<string, string>>,
  options?: ProjectOptions,
): Promise<Project> {
  return readProject(new MemoryTree(Object.entries(files)), options);
}

/** The facts of a repository whose one settings module is this text; further files beside it. */
export function withSettings(
  settings: string,
  files: Readonly<Record<string, string>> = {},
  options?: ProjectOptions,
): Promise<Project> {
  return project(
    {
      "manage.py": manage("shop.settings"),
      "shop/__init__.py": "",
      "shop/settings.py": settings,
      ...files,
    },
    options,
  );
}

/** INSTALLED_APPS as a text: what is uncertain has a question mark. */
export function apps({ installedApps }: Project): string[] {
  return installedApps.map(({ entry, conditional }) => (conditional ? `${entry}?` : entry));
}
