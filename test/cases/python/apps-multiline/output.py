INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.postgres",
    # Serves the sidecar's files.
    "drf_spectacular",
    "drf_spectacular_sidecar",  # for /api/docs/
    "rest_framework",
    "apps.core",
    "apps.users",
]
