import { compareLines } from "../src/project/conventions/python-line.ts";

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
  "django-otp": ">=1.7",
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
  "django-upgrade": ">=1.30",
  "factory-boy": ">=3.3",
  fido2: ">=2",
  // For old lines alone.
  "importlib-metadata": ">=1",
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
  qrcode: ">=8",
  redis: ">=8",
  ruff: ">=0.17",
  "sentry-sdk": ">=2.75",
  uvicorn: "[standard]>=0.38",
  whitenoise: "[brotli]>=6.12",
};

/** For each package the versions that support a line of Django, the newest line first. */
type ByDjango = readonly (readonly [django: string, versions: string])[];

/**
 * What repositories of others are given: from the oldest release with what our code needs, so that the resolver finds
 * one for their Python, to the last that supports their Django. Without an entry, what ours are given.
 */
const ELSEWHERE: Readonly<Record<string, ByDjango>> = {
  "argon2-cffi": [["1.8", ">=21.3"]],
  celery: [
    ["2.2", "[redis]>=5.3"],
    ["1.11", "[redis]>=5.1,<5.4"],
    ["1.8", "[redis]>=4.4,<5"],
  ],
  channels: [
    ["4.2", ">=4.2"],
    ["3.2", ">=4,<4.1"],
    ["2.2", ">=3,<4"],
  ],
  "channels-redis": [
    ["3.2", ">=4.2"],
    ["2.2", ">=3.4,<4"],
  ],
  coverage: [["1.8", "[toml]>=5.5"]],
  daphne: [["1.8", ">=3"]],
  "django-axes": [
    ["4.2", ">=7"],
    ["3.2", ">=6.1,<7"],
    ["2.2", ">=5.13,<6"],
  ],
  "django-celery-results": [
    ["3.2", ">=2.5.1"],
    ["2.2", ">=2.4,<2.5"],
    ["1.11", ">=2,<2.1"],
  ],
  "django-cors-headers": [
    ["4.2", ">=4.4"],
    ["3.2", ">=4,<4.5"],
    ["2.2", ">=3.10,<3.12"],
    ["1.11", ">=2.5,<3"],
    ["1.8", ">=2.1,<2.2"],
  ],
  "django-csp": [["4.2", ">=4"]],
  "django-debug-toolbar": [
    ["4.2", ">=5"],
    ["3.2", ">=4.2,<4.4"],
    ["2.2", ">=3.2,<3.3"],
  ],
  "django-environ": [["1.8", ">=0.11.2"]],
  "django-filter": [
    ["4.2", ">=24.3"],
    ["3.2", ">=23.5,<24"],
    ["2.2", ">=2.4,<22"],
    ["1.11", ">=2,<2.2"],
    ["1.8", ">=1.1,<2"],
  ],
  "django-guardian": [
    ["4.2", ">=3"],
    ["2.2", ">=2.4,<3"],
  ],
  "django-otp": [
    ["4.2", ">=1.7"],
    ["2.2", ">=1.1,<1.6"],
  ],
  "django-stubs": [["3.2", ">=4.2"]],
  djangorestframework: [
    ["4.2", ">=3.15.2"],
    ["3.0", ">=3.14,<3.15.2"],
    ["2.2", ">=3.13,<3.14"],
    ["1.11", ">=3.9,<3.12"],
    ["1.10", ">=3.8,<3.9"],
    ["1.8", ">=3.6,<3.7"],
  ],
  "djangorestframework-simplejwt": [
    ["4.2", ">=5.4"],
    ["3.2", ">=5.3,<5.4"],
    ["2.2", ">=4.8,<5"],
  ],
  "drf-spectacular": [["2.2", "[sidecar]>=0.27"]],
  "factory-boy": [
    ["3.2", ">=3.3"],
    ["2.2", ">=3.2,<3.3"],
    ["1.8", ">=2.12,<3"],
  ],
  fido2: [["1.8", ">=1.1.2"]],
  "importlib-metadata": [["1.8", "<5"]],
  gunicorn: [["1.8", ">=20.1"]],
  mysqlclient: [["1.8", ">=1.4"]],
  "pre-commit": [["1.8", ">=2.17"]],
  "pre-commit-hooks": [["1.8", ">=4.1"]],
  "prometheus-client": [["1.8", ">=0.20"]],
  psycopg: [
    ["4.2", "[binary]>=3.1.18"],
    ["3.1", "2-binary>=2.9"],
    ["1.8", "2-binary>=2.7,<2.9"],
  ],
  pytest: [["1.8", ">=7.4"]],
  "pytest-cov": [["1.8", ">=4"]],
  "pytest-django": [
    ["4.2", ">=4.9"],
    ["3.2", ">=4.5,<4.9"],
    ["2.2", ">=4.5,<4.6"],
    ["1.8", ">=3.10,<4"],
  ],
  qrcode: [["1.8", ">=7.4"]],
  redis: [["1.8", ">=4.5"]],
  "sentry-sdk": [["1.8", ">=2"]],
  uvicorn: [["1.8", "[standard]>=0.29"]],
  whitenoise: [
    ["4.2", ">=6.8"],
    ["3.2", ">=6.7,<6.8"],
    ["2.2", ">=5.3,<6.1"],
    ["1.8", ">=4.1,<5"],
  ],
};

/**
 * The requirement of a package, as pyproject.toml and requirements files spell it.
 *
 * @param django the line of Django of a repository that is not ours
 * @throws Error for a package without an entry: a defect of a generator
 */
export function requirement(name: string, django?: string): string {
  const known = django === undefined ? undefined : ELSEWHERE[name];
  const versions = known?.find(([line]) => compareLines(django!, line) >= 0);
  if (versions) return name + versions[1];
  const line = DJANGO_LINES[name];
  if (line !== undefined) return line;
  const version = VERSIONS[name];
  if (version === undefined) throw new Error(`generators/packages.ts has no version for ${name}`);
  return name + version;
}
