import { inventory } from "../../inventory/inventory.ts";
import type { Project } from "../../project/project.ts";
import { counted } from "../counted.ts";
import type { ForeignAddition } from "./foreign-project.ts";

/** What is said where nothing is planned: all is there, or what does the work already lacks something and stays. */
export function nothingPlanned({ added, passed, kept, layout }: ForeignAddition): string[] {
  const names = [...added.map(({ name }) => name), ...passed.map(({ feature }) => feature)];
  const lacking = lackedBy(layout.project, names);
  if (lacking.length === 0) return ["All of it is there already."];
  const files = [...new Set(kept.map(({ path }) => path))];
  return [
    `Nothing is added: ${files.length > 0 ? `${files.join(", ")} ${files.length > 1 ? "stay as they are" : "stays as it is"}` : "what is there stays as it is"}. It lacks ${counted(lacking.length, "thing")}:`,
    ...lacking,
  ];
}

/** What features lack in a repository, a line each. */
export function lackedBy(project: Project, features: readonly string[]): string[] {
  return inventory(project, features).flatMap(({ feature, missing }) =>
    missing.map(({ what, place }) => {
      const where = place ? ` (${place.path}:${place.line})` : "";
      return `  ${feature}: ${what}${where}`;
    }),
  );
}
