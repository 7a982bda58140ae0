/** What verification needs to know of a project. Paths are relative to its root and use `/`. */
export interface ProjectUnderTest {
  /** Absolute path of the repository. */
  root: string;
  managePy: string;
  /** Dotted names of settings modules. Without `production` the one of development is deployed, too. */
  settings: { development: string; production?: string; test?: string };
  tests: "pytest" | "django";
  /** Folder that the tests start in: where pytest is configured, otherwise where manage.py is. */
  testFolder: string;
}

/** The folder of a path that uses `/`; empty at the root. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end < 0 ? "" : path.slice(0, end);
}
