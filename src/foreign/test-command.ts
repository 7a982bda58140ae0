import type { Project } from "../project/project.ts";
import { folderOf } from "./layout.ts";

/**
 * What runs the tests of a repository from its top by Django's own runner. Below a folder that is no package, the runner
 * finds none, and is content: it has to be told the folder.
 */
export function managedTests({ managePy = "manage.py" }: Pick<Project, "managePy">): string {
  const folder = folderOf(managePy);
  return `${managePy} test${folder ? ` ${folder}` : ""}`;
}
