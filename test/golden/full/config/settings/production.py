"""Everything comes from the environment, as .env.example lists and explains it."""

import ssl
from typing import Any
from urllib.parse import urlsplit

from apps.core import sentry

from .base import *

SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

DATABASES = {
    "default": env.db("DATABASE_URL"),
}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# The pool keeps connections open, so CONN_MAX_AGE must stay at its default of 0.
DATABASES["default"]["OPTIONS"] = {
    **DATABASES["default"].get("OPTIONS", {}),
    "pool": {
        "min_size": 1,
        "max_size": env.int("DATABASE_POOL_SIZE", default=4),
        "timeout": 10,
    },
}

NUM_PROXIES = env.int("NUM_PROXIES", default=1)

# Rate limits count by address, which a forged X-Forwarded-For must not choose.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("NUM_PROXIES", default=1)

MEDIA_ENDPOINT = env("MEDIA_ENDPOINT", default="") or None

# The bucket is private: links to its files are signed, and end after an hour.
STORAGES["default"] = {
    "BACKEND": "storages.backends.s3.S3Storage",
    "OPTIONS": {
        "bucket_name": env("MEDIA_BUCKET"),
        "endpoint_url": MEDIA_ENDPOINT,
        # Only Amazon is sure to give each bucket a name of its own.
        "addressing_style": "path" if MEDIA_ENDPOINT else "virtual",
        "signature_version": "s3v4",
        "file_overwrite": False,
        "querystring_expire": 3600,
    },
}
# Names carry a hash of the content, so that browsers may keep files for ever.
STORAGES["staticfiles"] = {
    "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
}

REDIS_URL = env("REDIS_URL")

CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        # In a database of its own there: to clear the cache is to empty that.
        "LOCATION": urlsplit(REDIS_URL)._replace(path="/1").geturl(),
        "KEY_PREFIX": "my_app",
        # A cache that does not answer must not hold requests up for long.
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    },
}

CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {
            # It waits 5 s at a time for messages, which must not count as no answer.
            "hosts": [{"address": REDIS_URL, "socket_timeout": 15}],
            "prefix": "my_app",
            # A page that falls behind loses messages rather than hold up the others.
            "capacity": 500,
            "expiry": 30,
        },
    },
}

# A worker sends by SMTP what requests leave to it.
EMAIL_BACKEND = "apps.core.mail_queue.QueueBackend"
EMAIL_HOST = env("EMAIL_HOST")
EMAIL_PORT = env.int("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=True)
# A server that hangs must not hang a request for long.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# The process that confirms an import may not be the one that took the file.
IMPORT_EXPORT_TMP_STORAGE_CLASS = "import_export.tmp_storages.CacheStorage"

# A forged X-Forwarded-For must not escape the throttles: so many proxies are ours.
REST_FRAMEWORK["NUM_PROXIES"] = env.int("NUM_PROXIES", default=1)

# A key of its own: it can be changed without ending sessions.
SIMPLE_JWT["SIGNING_KEY"] = env("JWT_SECRET_KEY")

CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=[])

CELERY_BROKER_URL = REDIS_URL
# Left alone, Celery believes whatever certificate a rediss:// server shows.
CELERY_BROKER_USE_SSL = (
    {"ssl_cert_reqs": ssl.CERT_REQUIRED} if REDIS_URL.startswith("rediss:") else None
)

LOGGING["formatters"] = {"console": {"()": "apps.core.logging.JSONFormatter"}}
LOGGING["root"] = {
    "handlers": ["console"],
    "level": env("LOG_LEVEL", default="INFO"),
}

sentry.start(
    dsn=env("SENTRY_DSN", default=None),
    environment=env("SENTRY_ENVIRONMENT", default="production"),
    release=env("SENTRY_RELEASE", default="") or None,
    traces_sample_rate=env.float("SENTRY_TRACES_SAMPLE_RATE", default=0.0),
)

# Pages may show images that were uploaded.
CSP_DIRECTIVES["img-src"] += [env("MEDIA_ORIGIN")]
CSP_DIRECTIVES["report-uri"] = env("CSP_REPORT_URI", default=None)
# A changed policy can be tried out first: browsers then report, and block nothing.
CSP_REPORT_ONLY = env.bool("CSP_REPORT_ONLY", default=False)
CONTENT_SECURITY_POLICY = {} if CSP_REPORT_ONLY else {"DIRECTIVES": CSP_DIRECTIVES}
CONTENT_SECURITY_POLICY_REPORT_ONLY = (
    {"DIRECTIVES": CSP_DIRECTIVES} if CSP_REPORT_ONLY else {}
)

# The proxy in front ends TLS. It must set this header itself and drop a client's.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True

# Asked from inside, past the proxy that ends TLS.
SECURE_REDIRECT_EXEMPT = [
    r"^health/",
    r"^metrics/",
]

# An hour at first; raise it to a year once HTTPS has proven itself on every subdomain.
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool(
    "SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True
)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True

# With these prefixes, no subdomain and no plain HTTP can set or overwrite them.
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
