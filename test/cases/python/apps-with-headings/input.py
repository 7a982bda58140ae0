INSTALLED_APPS = [
    # Django
    "django.contrib.admin",
    "django.contrib.auth",

    # Third party
    "storages",

    # Ours
    "apps.users",
]
