/** Patch releases are taken as they come; the next line is a decision. */
const DJANGO_LINES: Readonly<Record<string, string>> = {
  "django 5.2": "django>=5.2.19,<5.3",
  "django 6.0": "django>=6.0.10,<6.1",
  "django 6.1": "django>=6.1.3,<6.2",
};

/**
 * Every package that a generated project may depend on, with the versions that were tried together on
 * Django 5.2 and 6.x. Lower bounds always: without one, a resolver that is cornered takes a release
 * from years ago rather than fail.
 */
const VERSIONS: Readonly<Record<string, string>> = {
  "argon2-cffi": ">=25.1",
  celery: "[redis]>=5.7",
  "celery-types": ">=0.26",
  channels: ">=4.3",
  "channels-redis": ">=4.3",
  coverage: "[toml]>=7.10",
  daphne: ">=4.2",
  "django-allauth": "[mfa]>=65.21",
  "django-axes": ">=8.3",
  "django-celery-results": ">=2.6",
  "django-cors-headers": ">=4.9",
  "django-csp": ">=4",
  "django-debug-toolbar": ">=8",
  "django-environ": ">=0.14",
  "django-filter": ">=26.2",
  "django-guardian": ">=3.5",
  "django-import-export": ">=4.4",
  "django-simple-history": ">=3.13",
  "django-storages[azure]": ">=1.14.6",
  "django-storages[google]": ">=1.14.6",
  "django-storages[s3]": ">=1.14.6",
  "django-stubs": "[compatible-mypy]>=6.1",
  "django-stubs-ext": ">=6.1",
  djangorestframework: ">=3.18",
  "djangorestframework-simplejwt": ">=5.5",
  "djangorestframework-stubs": ">=3.18",
  "drf-spectacular": "[sidecar]>=0.30",
  "factory-boy": ">=3.3",
  gunicorn: ">=27",
  mypy: ">=2.4",
  mysqlclient: ">=2.2.7",
  "pre-commit": ">=4.7",
  "pre-commit-hooks": ">=6",
  "prometheus-client": ">=0.26",
  psycopg: "[binary,pool]>=3.3",
  pytest: ">=9.2",
  "pytest-cov": ">=7",
  "pytest-django": ">=4.14",
  redis: ">=8",
  ruff: ">=0.17",
  "sentry-sdk": ">=2.75",
  uvicorn: "[standard]>=0.38",
  whitenoise: "[brotli]>=6.12",
};

/**
 * The requirement of a package, as pyproject.toml and requirements files spell it.
 * Throws an Error for a package without an entry: a defect of a generator.
 */
export function requirement(name: string): string {
  const line = DJANGO_LINES[name];
  if (line !== undefined) return line;
  const version = VERSIONS[name];
  if (version === undefined) throw new Error(`generators/packages.ts has no version for ${name}`);
  return name + version;
}
