REST_FRAMEWORK = {
    **DEFAULTS,
    # Named in the URL.
    "ALLOWED_VERSIONS": ["v1"],
    "EXCEPTION_HANDLER": "apps.core.errors.handler",
    "PAGE_SIZE": 20,
}
