import { PRESETS } from "../../generators/presets.ts";
import { changeOptions, commonOptions } from "./general-options.ts";
import { choice, flag, list, text, type Known, type Values } from "./option.ts";
import { projectNameProblem } from "./project-name.ts";

const WHAT = "What to make";
const HOW = "How it is built";
const PROXIES = "proxies comes, and goes, with the features that need it: rate-limit, axes";
const REDIS = "redis comes, and goes, with the features that need it: cache, celery, channels";

/** Every option of `create-django-expert`. */
export const createOptions = {
  directory: text("Folder of the new project; its name is the project's name")
    .positional()
    .ask("first", "Which folder?")
    .group(WHAT),
  name: text("Name of the project, where it is not the folder's")
    .placeholder("NAME")
    .default((known) => folderName(String(known["directory"] ?? "")))
    .ask("later", "What is its name?")
    .check(projectNameProblem)
    .group(WHAT),
  preset: choice("What to start from", [
    { value: "minimal", label: "custom user, split settings, tests, lint" },
    { value: "api", label: "REST API, OpenAPI, JWT, containers, CI" },
    { value: "web", label: "server-rendered pages, accounts with MFA" },
    { value: "full", label: "everything that goes together" },
  ])
    .default("api")
    .ask("first", "What to start from?")
    .group(WHAT),
  with: list("Features on top, with all they require; django-expert list shows them", features)
    .placeholder("FEATURE,…")
    .refuse("redis", REDIS)
    .refuse("proxies", PROXIES)
    .ask("later", "Which features?")
    .group(WHAT),
  without: list("Features of the preset to leave out", features)
    .placeholder("FEATURE,…")
    .refuse("redis", REDIS)
    .refuse("proxies", PROXIES)
    .group(WHAT),
  django: choice("Line of Django", [
    { value: "5.2", label: "LTS, supported to April 2028" },
    { value: "6.0", label: "supported to April 2027" },
    { value: "6.1", label: "supported to December 2027" },
  ])
    .refuse("4.2", "Django 4.2 gets no security fixes since its support ended in April 2026")
    .refuse("5.0", "Django 5.0 gets no security fixes since its support ended in April 2025")
    .refuse("5.1", "Django 5.1 gets no security fixes since its support ended in December 2025")
    .default("5.2")
    .ask("first", "Which line of Django?")
    .group(WHAT),
  database: choice("Database in production; development can do with SQLite", [
    { value: "postgres", label: "PostgreSQL" },
    { value: "mysql", label: "MySQL or MariaDB" },
    { value: "sqlite", label: "SQLite, on one machine" },
  ])
    .default("postgres")
    .ask("first", "Which database in production?")
    .group(WHAT),
  python: choice("Line of Python", ["3.12", "3.13", "3.14"])
    .refuse("3.10", "Django 6 and the versions we pin need Python 3.12")
    .refuse("3.11", "Django 6 and the versions we pin need Python 3.12")
    .default("3.13")
    .ask("later", "Which line of Python?")
    .group(HOW),
  user: choice("What people log in with", [
    { value: "email", label: "e-mail address" },
    { value: "username", label: "user name" },
  ])
    .default("email")
    .ask("later", "What do people log in with?")
    .group(HOW),
  packageManager: choice("What installs and locks dependencies", ["uv", "pip", "poetry"])
    .placeholder("NAME")
    .default("uv")
    .ask("later", "Which package manager?")
    .group(HOW),
  tests: choice("Test runner", [
    { value: "pytest", label: "pytest-django" },
    { value: "django", label: "manage.py test" },
  ])
    .default("pytest")
    .ask("later", "Which test runner?")
    .group(HOW),
  ci: choice("Where the pipeline runs", [
    { value: "github", label: "GitHub Actions" },
    { value: "gitlab", label: "GitLab CI" },
    { value: "none", label: "no pipeline" },
  ])
    .default("github")
    .when((known) => hasFeature("ci", known))
    .ask("later", "Where does the pipeline run?")
    .group(HOW),
  storage: choice("Object storage of uploads, with the feature media", [
    { value: "s3", label: "Amazon S3, or what speaks its protocol" },
    { value: "gcs", label: "Google Cloud Storage" },
    { value: "azure", label: "Azure Blob Storage" },
  ])
    .default("s3")
    .when((known) => hasFeature("media", known))
    .ask("later", "Where do uploads go?")
    .group(HOW),
  timeZone: text("Time zone")
    .placeholder("ZONE")
    .default("UTC")
    .ask("later", "Which time zone?")
    .check(async (zone) => (await import("./time-zone.ts")).timeZoneProblem(zone))
    .group(HOW),
  language: text("Language code")
    .placeholder("CODE")
    .default("en-us")
    .ask("later", "Which language?")
    .check(async (code, known) => (await import("./language.ts")).languageProblem(code, known))
    .group(HOW),
  author: text("Author, for pyproject.toml and the license")
    .placeholder("NAME")
    .default("")
    .ask("later", "Who is the author?")
    .check((author) =>
      /\p{Control}/u.test(author) ? { reason: "a name has no control characters" } : undefined,
    )
    .group(HOW),
  license: choice("License", [
    { value: "MIT" },
    { value: "BSD-3-Clause" },
    { value: "Apache-2.0" },
    { value: "proprietary", label: "no license for others" },
  ])
    .default("proprietary")
    .ask("later", "Which license?")
    .group(HOW),
  config: text("Answers from a YAML or JSON file, named as the flags are")
    .placeholder("FILE")
    .optional()
    .group("How it runs"),
  git: flag("Make a git repository and a first commit, inside another repository too")
    .optional()
    .default(undefined)
    .off("No git repository, no first commit")
    .group("How it runs"),
  ...changeOptions,
  ...commonOptions,
};

export type CreateValues = Values<typeof createOptions>;

/** What a folder's path says of the project's name; where it does not say, the caller looks at the disk. */
function folderName(path: string): string | undefined {
  const last = path.split(/[/\\]/).filter(Boolean).at(-1);
  return last && last !== "." && last !== ".." ? last.toLowerCase() : undefined;
}

async function features() {
  const { features: known } = await import("../../generators/features/index.ts");
  return known
    .filter(({ supporting, isBasic }) => !supporting && !isBasic)
    .map(({ name, summary }) => ({ value: name, label: summary }));
}

function hasFeature(name: string, known: Known): boolean {
  const list = (key: string) => (known[key] as readonly string[] | undefined) ?? [];
  if (list("without").includes(name)) return false;
  const preset: readonly string[] = PRESETS[known["preset"] as keyof typeof PRESETS] ?? [];
  return preset.includes(name) || list("with").includes(name);
}
