/** What a project was asked to be: kept in `[tool.django-expert]`, so that a run can be repeated. */
export interface Answers {
  name: string;
  django: "5.2" | "6.0" | "6.1";
  /** Such as "3.13"; `create` offers those that all we pin runs on. */
  python: string;
  database: "postgres" | "mysql" | "sqlite";
  user: "email" | "username";
  packageManager: "uv" | "pip" | "poetry";
  tests: "pytest" | "django";
  /** Whose pipeline the ci feature writes; `--ci none` leaves that feature out and keeps the default here. */
  ci: "github" | "gitlab";
  /** Object storage of the media feature. */
  storage: "s3" | "gcs" | "azure";
  timeZone: string;
  language: string;
  author: string;
  license: "MIT" | "BSD-3-Clause" | "Apache-2.0" | "proprietary";
  /** Installed features with all they require, in the order of the catalogue. */
  features: readonly string[];
}
