LOGGING = {
    "filters": {
        "request_id": {"()": "apps.core.logging.RequestIdFilter"},
    },
    "handlers": {
        "console": {"filters": ["request_id"]},
    },
}
