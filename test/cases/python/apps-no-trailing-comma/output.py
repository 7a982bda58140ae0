INSTALLED_APPS = [
    "django.contrib.auth",
    "rest_framework",
    "apps.users",  # last
    "apps.zebra",
]

STATICFILES_DIRS = [
    BASE_DIR / "static",
    BASE_DIR / "assets"]
