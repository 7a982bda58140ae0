import type { Answers } from "../src/recipes/answers.ts";
import type { Packages } from "../src/recipes/feature.ts";

const DRIVERS = { postgres: ["psycopg"], mysql: ["mysqlclient"], sqlite: [] } as const;

/** The packages of the base project: what every project has, whatever its features. */
export function basePackages({ django, database, tests }: Answers): Packages {
  return {
    runtime: [
      `django ${django}`,
      "django-environ",
      "argon2-cffi",
      "django-stubs-ext",
      ...DRIVERS[database],
    ],
    dev: [
      "django-stubs",
      "factory-boy",
      "mypy",
      "ruff",
      ...(tests === "pytest" ? ["pytest", "pytest-cov", "pytest-django"] : ["coverage"]),
    ],
    prod: ["gunicorn"],
  };
}
