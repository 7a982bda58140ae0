INSTALLED_APPS = [
    # Django
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.humanize",

    # Third party
    "rest_framework",
    "storages",

    # Ours
    "apps.core",
    "apps.users",
]
