import type { Answers } from "./answers.ts";

/** What templates know of a project: its options, never its features (or the order of features would matter). */
export type TemplateContext = Readonly<Record<string, string | boolean>>;

/** What templates say of a project of ours, and may say otherwise of others: see `src/foreign`. */
const OURS: TemplateContext = {
  elsewhere: false,
  sharedDevelopment: false,
  hasTimeZone: true,
  tasksModule: "",
  envExample: ".env.example",
  envFile: ".env",
  storages: true,
  brokenStatic: "",
  refusedFeatures: "",
  expectedHeaders: "",
  pool: true,
  django51: true,
  before3: false,
  before5: false,
  // Pages.
  ownBase: false,
  baseTemplate: "base.html",
  contentBlock: "content",
  titleBlock: "title",
  hasStart: true,
  plainStatic: "",
  plainStorages: false,
  loginUrl: "account_login",
  trans: "translate",
  hasAllauth: true,
  // The API.
  hasFramework: true,
  hasAuthentication: true,
  hasThrottles: true,
  hasRates: true,
  loginPath: "",
  loginModule: "",
  loginView: "",
  // The pipeline.
  manage: "manage.py",
  managedTests: "manage.py test",
  requirementsPath: "requirements/*.txt",
  developmentRequirements: "requirements/development.txt",
  productionRequirements: "",
  locked: true,
  ruff: true,
  ruffFormat: true,
  mypy: true,
  checksProduction: true,
  envExamplePath: ".env.example",
  envPath: ".env",
  composeOptions: "",
  composePath: "compose.production.yaml",
  pipelineVariables: "",
  // The image.
  inFolder: "",
  wsgi: "config.wsgi",
  asgi: "config.asgi:application",
  uvicorn: false,
  requirementsCopy: "requirements requirements",
  pipInstall: "--requirement requirements/production.txt",
  prodGroup: "prod",
  prodExtra: "",
  lockCheck: "--locked",
  secretVariable: "SECRET_KEY",
  healthHost: "",
  mediaFolder: "",
  compress: false,
  remoteStatic: false,
  staticOutside: "",
  pipenv: false,
  ownPip: false,
  seeded: false,
  node: "",
  nodeFiles: "",
  nodeInstall: "",
  nodeBuild: "",
  nodeLacking: "",
};

/**
 * The context of a project's templates, derived from its answers alone.
 *
 * @param differing what is otherwise in a project that is not ours
 */
export function contextOf(answers: Answers, differing: TemplateContext = {}): TemplateContext {
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
    ...OURS,
    projectFiles: `pyproject.toml ${packageManager === "poetry" ? "poetry" : "uv"}.lock*`,
    systemRun: database === "mysql" ? "libmariadb3" : "",
    systemBuild: database === "mysql" ? "gcc libmariadb-dev pkg-config python3-dev" : "",
    compiled: "mysqlclient is",
    testedOnPostgres: database === "postgres",
    testedOnMysql: database === "mysql",
    testVariables: testVariables(database, ci),
    writable: database === "sqlite" ? "/app/data" : "",
    volumes: database === "sqlite",
    ...differing,
  };
}

/**
 * How a pipeline leads its tests to their database, with the indentation of their variables: services of GitLab have
 * names, those of GitHub have ports.
 */
export function testService(ci: Answers["ci"]): { indent: string; host: string } {
  return ci === "gitlab" ? { indent: "    ", host: "db" } : { indent: "      ", host: "127.0.0.1" };
}

function testVariables(database: Answers["database"], ci: Answers["ci"]): string {
  const { indent, host } = testService(ci);
  return database === "mysql"
    ? `${indent}DATABASE_URL: mysql://root:app@${host}:3306/app`
    : `${indent}DATABASE_URL: postgres://app:app@${host}:5432/app`;
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
