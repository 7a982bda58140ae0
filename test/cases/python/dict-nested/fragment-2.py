LOGGING = {
    "root": {"handlers": ["sentry"]},
}
