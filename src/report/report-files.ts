import type { Tree } from "../tree/tree.ts";
import { headings } from "./fact-blocks.ts";
import { REPORT_FOLDER, REPORT_SECTIONS } from "./dated-report.ts";

const NAME = /^django_[a-z0-9_-]+_\d{4}-\d{2}-\d{2}(?:-\d+)?\.md$/;

/** A part of a file name, as OUTPUT_CONVENTIONS.md has it. */
export function slugOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9_-]+/g, "-")
      .replaceAll(/^-+|-+$/g, "") || "project"
  );
}

/** The file of the next report: none is ever overwritten. */
export function reportPath(tree: Tree, name: string, date: string): string {
  const stem = `${REPORT_FOLDER}/django_${name}_${date}`;
  for (let count = 1; ; count++) {
    const path = `${stem}${count === 1 ? "" : `-${count}`}.md`;
    if (!tree.exists(path)) return path;
  }
}

/** How files of reports are named, for whoever reads the folder. */
export const CONVENTIONS = `# Output conventions

- One report for each piece of work: \`django_{project}_{YYYY-MM-DD}.md\`; on the same day \`-2\`, \`-3\` and so on.
- \`{project}\` has small letters, digits, \`-\` and \`_\`.
- A report is never overwritten, and never edited by a program once it is written.
- Each finding names its evidence as \`path:line\`.
`;

/** What is wrong with the reports of a repository, a line each. */
export function lintReports(tree: Tree): string[] {
  const paths = tree
    .list(REPORT_FOLDER)
    .filter((path) => path.endsWith(".md") && !path.endsWith("/OUTPUT_CONVENTIONS.md"));
  return paths.flatMap((path) => {
    const problems = lintReport(path.slice(REPORT_FOLDER.length + 1), tree.read(path) ?? "");
    return problems.map((problem) => `${path}: ${problem}`);
  });
}

function lintReport(name: string, text: string): string[] {
  const problems: string[] = [];
  if (!NAME.test(name)) problems.push("is not named django_{project}_{YYYY-MM-DD}.md");
  if (!/^---\n(?:[a-z_]+: .+\n)+---\n/.test(text)) problems.push("has no front matter");
  const found = headings(text);
  const missing = REPORT_SECTIONS.filter((heading) => !found.includes(heading));
  if (missing.length > 0) problems.push(`lacks ${missing.join(", ")}`);
  const [, rest = ""] = `\n${text}`.split("\n## Findings\n");
  const [section = ""] = rest.split("\n## ");
  const vague = section
    .split("\n")
    .filter((line) => line.startsWith("- ") && !/`[^`]+:\d+`/.test(line));
  return [...problems, ...vague.map((line) => `a finding without its place: ${line.slice(2, 60)}`)];
}
