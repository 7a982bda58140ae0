import type { ChangeSet } from "../changes/change-set.ts";
import type { FeatureState } from "../inventory/inventory.ts";
import type { Project } from "../project/project.ts";
import { documentOf, refreshed, type Section } from "./fact-blocks.ts";
import { baseFacts, modelFacts } from "./model-facts.ts";
import {
  appFacts,
  dependencyFacts,
  environmentFacts,
  featureFacts,
  middlewareFacts,
  routeFacts,
  settingsFacts,
  variableFacts,
  versionFacts,
} from "./project-facts.ts";

/** What is remembered of a project from one piece of work to the next. */
interface MemoryDocument {
  file: string;
  title: string;
  sections: readonly Section[];
}

export const MEMORY_FOLDER = ".django-expert/memory";

/** The documents of the memory, with the facts as they are now. */
export function memoryDocuments(
  project: Project,
  states: readonly FeatureState[],
): MemoryDocument[] {
  const part = (heading: string, name: string, text: string): Section => ({
    heading,
    facts: { name, text },
  });
  const words = (heading: string, hint: string): Section => ({ heading, hint });
  return [
    {
      file: "project_overview.md",
      title: "Project overview",
      sections: [
        words("Purpose", "What the project is for, and for whom."),
        words("Type", "Monolith, API or both; where it runs."),
        part("Versions", "versions", versionFacts(project)),
        part("Apps", "apps", appFacts(project)),
        part("Dependencies", "dependencies", dependencyFacts(project)),
        words("Commands", "What is run every day, as the project runs it."),
        words("Known issues", "What is known to be broken or odd, with its place."),
      ],
    },
    {
      file: "architecture_notes.md",
      title: "Architecture notes",
      sections: [
        part("Settings layout", "settings", settingsFacts(project)),
        part("Middleware", "middleware", middlewareFacts(project)),
        part("URL map", "routes", routeFacts(project)),
        part("Features", "features", featureFacts(states)),
        words("Decisions", "Dated: the context, what was decided, what follows from it."),
      ],
    },
    {
      file: "data_model_patterns.md",
      title: "Data model patterns",
      sections: [
        part("Models", "models", modelFacts(project)),
        part("Base classes", "bases", baseFacts(project)),
        words("Migration notes", "What to know before the next migration."),
        words("Query patterns", "Querysets and selectors that are used throughout."),
        words("Naming", "How models, fields and relations are named here."),
      ],
    },
    {
      file: "deployment_notes.md",
      title: "Deployment notes",
      sections: [
        part("Environments", "environments", environmentFacts(project)),
        part("Environment variables", "variables", variableFacts(project)),
        words("Services", "What runs beside the application, and where."),
        words("Release steps", "In their order."),
        words("Rollback", "How the last release is taken back."),
        words("Waivers of check --deploy", "Messages that stay, and why."),
      ],
    },
  ];
}

/** Plans the memory: documents that are missing are made, the facts in the others brought up to date. */
export function planMemory(
  documents: readonly MemoryDocument[],
  changes: ChangeSet,
  { date, version }: { date: string; version: string },
): string[] {
  return documents.flatMap(({ file, title, sections }) => {
    const path = `${MEMORY_FOLDER}/${file}`;
    const before = changes.read(path);
    const body = before === undefined ? documentOf(title, sections) : refreshed(before, sections);
    if (body === before) return [];
    changes.write(path, dated(body, date, version), "memory");
    return [path];
  });
}

/** The date and the version that wrote the facts, in the front matter; the rest of it is people's. */
function dated(text: string, date: string, version: string): string {
  const lines = [`last_updated: ${date}`, `tool_version: ${version}`];
  const front = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!front) return `---\n${lines.join("\n")}\n---\n\n${text}`;
  const kept = (front[1] ?? "")
    .split("\n")
    .filter((line) => !/^(?:last_updated|tool_version):/.test(line));
  return `---\n${[...lines, ...kept].join("\n")}\n---\n${text.slice(front[0].length)}`;
}
