import type { ListedReceipt } from "../changes/receipts.ts";
import type { FeatureState } from "../inventory/inventory.ts";
import type { Project } from "../project/project.ts";
import { modelFacts } from "./model-facts.ts";
import {
  environmentFacts,
  featureFacts,
  routeFacts,
  settingsFacts,
  versionFacts,
} from "./project-facts.ts";
import { bullets } from "./tables.ts";

export const REPORT_FOLDER = "claudedocs";

/** What a piece of work is for. */
export const GOALS = [
  "feature",
  "refactor",
  "performance",
  "security",
  "debugging",
  "deployment",
] as const;

/** What a report tells beside the facts of the project. */
export interface ReportInput {
  /** A slug: small letters, digits, `-` and `_`. */
  name: string;
  /** `2026-05-01`. */
  date: string;
  version: string;
  goal: string;
  scope: string;
  /** The commit that is reported on; undefined where there is none. */
  commit: string | undefined;
  /** What `check` proved, a line a step; undefined where it was not run. */
  checks: readonly string[] | undefined;
  receipts: readonly ListedReceipt[];
  memory: { read: readonly string[]; written: readonly string[] };
}

/** The second-level headings of a report, in their order. */
export const REPORT_SECTIONS = [
  "Scope and plan",
  "Project facts",
  "Memory consulted",
  "Context used",
  "Architecture and code paths",
  "Findings",
  "Recommendations",
  "Security controls",
  "Tests and observability",
  "Check results",
  "Changes made",
  "Memory updates",
  "Checklist",
] as const;

const SECURITY = [
  "https",
  "security",
  "csp",
  "secrets",
  "password-validation",
  "cors",
  "axes",
  "rate-limit",
  "sessions",
  "jwt",
  "two-factor",
];
const QUALITY = [
  "tests",
  "factories",
  "coverage",
  "ci",
  "lint",
  "health",
  "logging",
  "sentry",
  "metrics",
];

/** The report of a piece of work: what is known of the project, with the place of each finding. */
export function reportOf(
  project: Project,
  states: readonly FeatureState[],
  input: ReportInput,
): string {
  const of = (names: readonly string[]) => states.filter(({ feature }) => names.includes(feature));
  const texts: Record<(typeof REPORT_SECTIONS)[number], string> = {
    "Scope and plan": input.scope,
    "Project facts": [
      versionFacts(project),
      settingsFacts(project),
      environmentFacts(project),
    ].join("\n\n"),
    "Memory consulted": bullets(input.memory.read, "There was none."),
    "Context used": bullets(contextOf(project), "No file."),
    "Architecture and code paths": [routeFacts(project), modelFacts(project)].join("\n\n"),
    Findings: bullets(findings(states), "Nothing that is there lacks a part."),
    Recommendations: bullets(recommendations(states), "None."),
    "Security controls": featureFacts(of(SECURITY)),
    "Tests and observability": [featureFacts(of(QUALITY)), untested(project)].join("\n\n"),
    "Check results": input.checks
      ? bullets(input.checks, "Nothing was run.")
      : "Not run for this report: `django-expert report --check quick` runs it.",
    "Changes made": bullets(input.receipts.map(changeText), "None that can be undone."),
    "Memory updates": bullets(input.memory.written, "Nothing that is remembered changed."),
    Checklist: checklist(input),
  };
  const sections = REPORT_SECTIONS.map((heading) => `## ${heading}\n\n${texts[heading]}`);
  return `${frontMatter(project, input)}\n# ${input.name}: ${input.goal}\n\n${sections.join("\n\n")}\n`;
}

function frontMatter({ django, parts, packages }: Project, input: ReportInput): string {
  const drf = parts.drf ? (packages.requested.get("djangorestframework")?.version ?? "yes") : "no";
  const entries = {
    project: input.name,
    date: input.date,
    tool_version: input.version,
    django: django?.version ?? django?.line ?? "unknown",
    drf,
    goal: input.goal,
    commit: input.commit ?? "none",
  };
  const lines = Object.entries(entries).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join("\n")}\n---\n`;
}

/** The files that the facts of a project stand in: at most five are read before work begins. */
function contextOf(project: Project): string[] {
  const { settings, rootUrlconf } = project;
  const urls = project.routes[0]?.path;
  const models = project.localApps
    .map(({ path }) => (path ? `${path}/models.py` : "models.py"))
    .find((path) => project.tree.exists(path));
  return [project.managePy, settings?.path, urls ?? rootUrlconf, models, project.packages.files[0]]
    .filter((path) => path !== undefined)
    .slice(0, 5);
}

/** What a feature lacks, each with its file and line: what has no place is no finding. */
function findings(states: readonly FeatureState[]): string[] {
  return states
    .filter(({ state }) => state === "partial")
    .flatMap(({ feature, missing }) =>
      missing.flatMap(({ what, place }) =>
        place ? [`**${feature}**: ${what} – \`${place.path}:${place.line}\``] : [],
      ),
    );
}

function recommendations(states: readonly FeatureState[]): string[] {
  const lacking = states.filter(
    ({ state, feature }) =>
      state === "partial" ||
      (state === "absent" && ["https", "health", "tests", "ci", "secrets"].includes(feature)),
  );
  return lacking.map(
    ({ feature, state }) =>
      `${state === "partial" ? "Complete" : "Add"} ${feature}: \`django-expert inventory ${feature}\` tells what is missing.`,
  );
}

function untested(project: Project): string {
  const apps = project.localApps.filter(
    ({ path }) =>
      !project.tree
        .list(path)
        .some((file) => /(?:^|\/)tests?(?:\/|\.py$)|\/test_[^/]+\.py$/.test(file)),
  );
  return apps.length === 0
    ? "Every app has tests."
    : `Apps without tests: ${apps.map(({ label }) => label).join(", ")}.`;
}

function changeText({ command, date, undone, files }: ListedReceipt): string {
  return `${date.slice(0, 10)} \`${command}\`: ${files.length} files${undone ? " (undone)" : ""}`;
}

function checklist({ scope, memory, checks, receipts }: ReportInput): string {
  const steps: [string, boolean][] = [
    ["Scope is clear", scope.trim() !== ""],
    ["Memory was read", memory.read.length > 0],
    ["Context was gathered", true],
    ["The code was analysed", true],
    ["Changes were made and checked", receipts.length > 0 && checks !== undefined],
    ["Report and memory are written", true],
  ];
  return steps.map(([text, done]) => `- [${done ? "x" : " "}] ${text}`).join("\n");
}
