/**
 * What a generated project may install, by the names of installing and of importing, with underscores for
 * dashes. A project of the same name would hide the package, or depend on itself.
 */
const INSTALLED = new Set(
  `
    allauth amqp argon2 argon2_cffi asgiref autobahn axes billiard boto3 botocore brotli
    celery celery_types certifi channels channels_redis corsheaders coverage csp daphne
    dateutil debug_toolbar django django_allauth django_axes django_celery_beat
    django_celery_results django_cors_headers django_csp django_debug_toolbar django_environ
    django_filter django_filters django_guardian django_import_export django_otp
    django_prometheus django_simple_history django_storages django_structlog django_stubs
    django_stubs_ext django_upgrade djangorestframework djangorestframework_simplejwt
    djangorestframework_stubs drf_spectacular drf_spectacular_sidecar environ factory
    factory_boy faker filetype granian guardian gunicorn hiredis httpx hypercorn import_export
    iniconfig jwt kombu magic mypy mypy_extensions mysqlclient mysqldb opentelemetry packaging
    pil pillow pip pluggy poetry pre_commit pre_commit_hooks prometheus_client psycopg psycopg2 psycopg_binary
    psycopg_pool pyjwt pytest pytest_cov pytest_django python_dateutil python_magic pyyaml
    redis requests rest_framework rest_framework_simplejwt ruff sentry_sdk setuptools
    simple_history sqlparse storages structlog tablib twisted typing_extensions tzdata urllib3
    uv uvicorn uvicorn_worker uvloop vine wheel whitenoise yaml
  `
    .trim()
    .split(/\s+/),
);

/** Names that the project itself, Django or pytest gives to something else. */
const OWN: Readonly<Record<string, string>> = {
  apps: "apps is the folder of the project's own applications",
  config: "config is the package of the project's settings",
  conftest: "conftest is what pytest reads its fixtures from",
  django: "django is Django itself",
  django_expert: "django-expert is the tool that makes the project",
  create_django_expert: "create-django-expert is the tool that makes the project",
  manage: "manage.py is Django's own command",
  test: "test is Python's own test package, and Django's test database starts with it",
  tests: "tests is where test runners look for tests",
};

/** Why the name of a module is taken by what a project installs or holds, or undefined. */
export function takenBy(module: string): string | undefined {
  if (Object.hasOwn(OWN, module)) return OWN[module];
  return INSTALLED.has(module)
    ? `import ${module} means a package that projects install`
    : undefined;
}
