LOGGING = {
    "version": 1,
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["request_id"]},
    },
    "root": {"handlers": ["console", "sentry"], "level": "INFO"},
    "filters": {
        "request_id": {"()": "apps.core.logging.RequestIdFilter"},
    },
}
