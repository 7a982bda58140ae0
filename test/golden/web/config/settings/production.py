"""Everything comes from the environment, as .env.example lists and explains it."""

from typing import Any
from urllib.parse import urlsplit

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

# Rate limits count by address, which a forged X-Forwarded-For must not choose.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("NUM_PROXIES", default=1)

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

EMAIL_HOST = env("EMAIL_HOST")
EMAIL_PORT = env.int("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=True)
# A server that hangs must not hang a request for long.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOGGING["formatters"] = {"console": {"()": "apps.core.logging.JSONFormatter"}}
LOGGING["root"] = {
    "handlers": ["console"],
    "level": env("LOG_LEVEL", default="INFO"),
}

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
