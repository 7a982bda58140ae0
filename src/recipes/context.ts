import type { Answers } from "./answers.ts";

/** What templates know of a project: its options, never its features (or the order of features would matter). */
export type TemplateContext = Readonly<Record<string, string | boolean>>;

/** The context of a project's templates, derived from its answers alone. */
export function contextOf(answers: Answers): TemplateContext {
  const { name, django, python, database, packageManager, tests, ci, storage } = answers;
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, "_");
  return {
    name,
    slug,
    title: slug.split("_").filter(Boolean).map(capitalise).join(" "),
    django,
    python,
    pythonTag: `py${python.replace(".", "")}`,
    django52: django === "5.2",
    django60: django === "6.0",
    django61: django === "6.1",
    django6: django !== "5.2",
    postgres: database === "postgres",
    mysql: database === "mysql",
    sqlite: database === "sqlite",
    emailUser: answers.user === "email",
    uv: packageManager === "uv",
    pip: packageManager === "pip",
    poetry: packageManager === "poetry",
    pytest: tests === "pytest",
    github: ci === "github",
    gitlab: ci === "gitlab",
    s3: storage === "s3",
    gcs: storage === "gcs",
    azure: storage === "azure",
    timeZone: answers.timeZone,
    language: answers.language,
    author: answers.author,
    license: answers.license,
  };
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
