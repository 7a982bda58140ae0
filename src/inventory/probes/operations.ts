import { any, both, probe, told, where } from "../sign.ts";
import {
  app,
  code,
  file,
  isSet,
  middleware,
  requirement,
  route,
  setting,
  textsIn,
  view,
  work,
} from "../signs.ts";

const DOCKERFILE =
  /(?:^|\/)(?:[^/]*\.)?Dockerfile(?:\.[^/]*)?$|(?:^|\/)docker\/[^/]*Dockerfile[^/]*$/;
const COMPOSE = /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/;
const PIPELINE =
  /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml|\.travis\.yml|azure-pipelines\.yml|\.circleci\/config\.yml|bitbucket-pipelines\.yml)$/;
const MANIFEST = /\.ya?ml$/;
const PYTHON = /\.py$/;
/** What shows that a repository holds itself to a style. */
const STYLED = any(
  file("a linter's configuration", /^(?:\.flake8|ruff\.toml|\.ruff\.toml|\.pylintrc)$/),
  work("a linter's configuration", /^\[tool\.(?:ruff|black|pylint)|^\[flake8\]/m),
  file("pre-commit", /^\.pre-commit-config\.yaml$/),
);
const TRANSLATIONS = file("translations", /locale\/\w+\/LC_MESSAGES\/\w+\.po$/);

/** Gunicorn serves ASGI, too, where it is told to. */
const asgiWorker = code(
  "gunicorn's worker for ASGI",
  /(?:^|\/)(?:gunicorn[^/]*\.py|[^/]*Dockerfile[^/]*|Procfile|README\.md|[^/]+\.sh)$/,
  /worker_class\s*=\s*["']asgi\b|--worker-class[ =]asgi\b/,
);

/** What a check does to see that its database answers. */
const ASKS_DATABASE = /\bcursor\(\)|ensure_connection|\.objects\.\w/;

export const OPERATIONS = [
  probe("docker", {
    core: [file("a Dockerfile", DOCKERFILE)],
    parts: [
      file("a .dockerignore", /(?:^|\/)\.dockerignore$/),
      code(
        "an image that does not run as root (USER)",
        DOCKERFILE,
        /^\s*USER\s+(?!root\b|0\b)\S+/m,
      ),
      code(
        "an image that starts an application server rather than runserver",
        new RegExp(`${DOCKERFILE.source}|${COMPOSE.source}|\\.sh$|Procfile$`),
        /\b(?:gunicorn|uvicorn|daphne|granian|uwsgi|hypercorn)\b/,
      ),
      any(
        code("a health check", DOCKERFILE, /^\s*HEALTHCHECK\s+(?!NONE)/m),
        code("a health check", COMPOSE, /^\s+healthcheck:/m),
      ),
    ],
  }),
  probe("ci", {
    core: [file("a pipeline", PIPELINE)],
    parts: [
      code(
        "a pipeline that runs the tests",
        PIPELINE,
        /pytest|manage\.py test|\btox\b|runtests|make test|nox|coverage run/,
      ),
      // Where nothing says what the style is, there is none to check.
      where(
        STYLED,
        code(
          "a pipeline that checks the style",
          PIPELINE,
          /\bruff\b|flake8|pylint|pre-commit|\bblack\b|make lint|tox -e (?:lint|style)/,
        ),
      ),
    ],
  }),
  probe("nginx", {
    core: [file("a configuration of nginx", /nginx[^/]*\/?.*\.(?:conf|template)$|nginx\.conf/)],
  }),
  probe("k8s", {
    core: [code("a Deployment for Kubernetes", MANIFEST, /^kind:\s*Deployment\b/m)],
    parts: [
      code("a Service", MANIFEST, /^kind:\s*Service\b/m),
      code("probes of the containers", MANIFEST, /^\s+readinessProbe:/m),
    ],
  }),
  probe("health", {
    core: [
      route(
        "health",
        /(?:^|\/)\^?(?:health|healthz|healthcheck|health-check|livez|readyz|liveness|readiness|heartbeat|__heartbeat__|lbheartbeat)\/?(?:$|\/|\$)|^\^?(?:[\w-]+\/)*(?:status|ping)\/?\$?$/i,
      ),
      app("health_check"),
      app("watchman"),
      view("health", /health|heartbeat|liveness|readiness/i),
    ],
    parts: [
      any(
        app("health_check"),
        app("watchman"),
        code(
          "a check that asks the database",
          /(?:^|\/)(?!test)\w*(?:health|heartbeat|readiness|liveness)\w*(?:\/(?!test)\w+)?\.py$/i,
          ASKS_DATABASE,
        ),
        code(
          "a check that asks the database",
          /\.py$/,
          /(?:health|heartbeat|\bready|readiness|liveness)[\s\S]{0,4000}?(?:cursor\(\)|ensure_connection)/i,
        ),
      ),
    ],
  }),
  probe("logging", {
    core: [isSet("LOGGING")],
    parts: [
      any(
        told(
          "LOGGING writes lines of JSON where the project is served",
          setting("LOGGING", "", ({ data }) => textsIn(data).some((text) => /json/i.test(text))),
        ),
        requirement("structlog", "django-structlog", "python-json-logger"),
      ),
      any(
        middleware(/request_?id|requestlog|structlog|guid/i, {
          what: "that gives each request an id",
        }),
        requirement("django-guid", "django-log-request-id", "django-structlog"),
      ),
    ],
  }),
  probe("sentry", {
    core: [
      code("sentry_sdk.init() in the settings", PYTHON, /^\s*sentry_sdk\.init\(/m),
      app("raven.contrib.django"),
    ],
    parts: [requirement("sentry-sdk", "raven")],
  }),
  probe("metrics", {
    core: [
      app("django_prometheus"),
      requirement("prometheus-client", "django-prometheus", "opentelemetry-instrumentation-django"),
    ],
    parts: [
      any(
        middleware(/prometheus|metrics|opentelemetry/i, { what: "that measures requests" }),
        route("metrics", /metrics/),
      ),
    ],
  }),
  probe("static", {
    core: [
      middleware(/whitenoise/i, { what: "that serves static files" }),
      setting("STORAGES", "keeps static files elsewhere", ({ data }) =>
        textsIn((data as { staticfiles?: unknown } | undefined)?.staticfiles).some((text) =>
          /S3|GCloud|Azure|storages\.backends|whitenoise|Manifest/i.test(text),
        ),
      ),
      setting(
        "STATICFILES_STORAGE",
        "gives names with a hash",
        ({ data }) =>
          typeof data === "string" &&
          !/^django\.contrib\.staticfiles\.storage\.StaticFilesStorage$/.test(data),
      ),
      isSet("STATIC_ROOT"),
    ],
    parts: [
      isSet("STATIC_ROOT"),
      any(
        middleware(/whitenoise/i, {
          what: "that serves static files",
          after: ["django.middleware.security.SecurityMiddleware"],
        }),
        file("a server for static files", /nginx[^/]*\/?.*\.(?:conf|template)$/),
        listStorage(/S3|GCloud|Azure|storages\.backends/i),
      ),
      listStorage(/Manifest|S3|GCloud|Azure/i),
    ],
  }),
  probe("media", {
    core: [isSet("MEDIA_ROOT"), requirement("django-storages")],
    parts: [
      any(isSet("MEDIA_URL"), requirement("django-storages")),
      any(
        requirement("django-storages"),
        file("a volume or a server for uploads", /nginx[^/]*\/?.*\.(?:conf|template)$/),
      ),
    ],
  }),
  probe("email", {
    core: [
      any(
        setting(
          "EMAIL_BACKEND",
          "sends",
          ({ data }) => typeof data === "string" && !/console|dummy|locmem|filebased/.test(data),
        ),
        isSet("EMAIL_HOST"),
        isSet("MAILERS"),
        isSet("EMAIL_CONFIG"),
        app("anymail"),
      ),
    ],
    parts: [any(isSet("DEFAULT_FROM_EMAIL"), isSet("MAILERS"))],
  }),
  probe("asgi", {
    core: [
      both(
        file("an asgi.py", /(?:^|\/)asgi\.py$/),
        any(
          requirement("uvicorn", "daphne", "hypercorn", "granian"),
          asgiWorker,
          isSet("ASGI_APPLICATION"),
        ),
      ),
    ],
    parts: [
      any(
        work("an ASGI server that starts it", /\b(?:uvicorn|daphne|hypercorn|granian)\b/),
        requirement("uvicorn", "daphne", "hypercorn", "granian"),
        asgiWorker,
      ),
    ],
  }),
  probe("deploy", {
    core: [
      file(
        "a script that deploys",
        /(?:^|\/)(?:deploy[^/]*\.(?:sh|py|ya?ml)|fabfile\.py|Procfile|app\.json|fly\.toml|render\.yaml|heroku\.yml|dokku|captain-definition)$/i,
      ),
      code("a job that deploys", PIPELINE, /^\s*(?:deploy|release)[\w-]*:/m),
    ],
    parts: [
      any(
        file(
          "a way back",
          /(?:^|\/)(?:bin|ci|deploy\w*|ops|scripts?)\/(?:.*\/)?[^/]*rollback|rollback[^/]*\.(?:sh|ya?ml)$/i,
        ),
        work("a way back", /rollback|roll back/i),
      ),
    ],
  }),
  probe("lint", {
    core: [
      file("a linter's configuration", /^(?:\.flake8|ruff\.toml|\.ruff\.toml|\.pylintrc)$/),
      work("a linter's configuration", /^\[tool\.(?:ruff|black|pylint)|^\[flake8\]/m),
      file("pre-commit", /^\.pre-commit-config\.yaml$/),
    ],
    parts: [
      file("pre-commit", /^\.pre-commit-config\.yaml$/),
      any(work("ruff", /\bruff\b/), work("a formatter", /\bblack\b/)),
    ],
  }),
  probe("i18n", {
    core: [middleware("django.middleware.locale.LocaleMiddleware")],
    parts: [
      any(isSet("LOCALE_PATHS"), TRANSLATIONS),
      // Until something is translated, there is nothing to choose from.
      where(TRANSLATIONS, isSet("LANGUAGES")),
    ],
  }),
  probe("admin", {
    core: [app("import_export"), app("simple_history"), app("reversion"), app("auditlog")],
    parts: [app("import_export"), any(app("simple_history"), app("reversion"), app("auditlog"))],
  }),
  probe("pages", {
    core: [file("a base template", /templates\/(?:[^/]+\/)?(?:_?base|layout)\.(?:html|jinja2?)$/)],
    parts: [
      file("a page for what is not found (404.html)", /templates\/(?:[^/]+\/)?404\.html$/),
      file("a page for errors (500.html)", /templates\/(?:[^/]+\/)?500\.html$/),
    ],
  }),
];

function listStorage(pattern: RegExp) {
  return any(
    told(
      "STORAGES gives static files names with a hash",
      setting("STORAGES", "", ({ data }) =>
        textsIn((data as { staticfiles?: unknown } | undefined)?.staticfiles).some((text) =>
          pattern.test(text),
        ),
      ),
    ),
    setting(
      "STATICFILES_STORAGE",
      "",
      ({ data }) => typeof data === "string" && pattern.test(data),
    ),
  );
}
