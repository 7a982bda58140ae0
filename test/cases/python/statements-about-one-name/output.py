from config.settings.base import *  # noqa: F403

DEBUG = True

INSTALLED_APPS += ["debug_toolbar"]
INSTALLED_APPS.insert(0, "daphne")

MIDDLEWARE.insert(0, "debug_toolbar.middleware.DebugToolbarMiddleware")

STATIC_URL = "static/"

CACHES["default"]["KEY_PREFIX"] = "x"
CACHES["default"]["TIMEOUT"] = 3

CSP_DIRECTIVES["report-uri"] = env("CSP_REPORT_URI", default=None)
