INSTALLED_APPS += [
    # Serves the sidecar's files.
    "drf_spectacular",
    "drf_spectacular_sidecar",  # for /api/docs/
]
