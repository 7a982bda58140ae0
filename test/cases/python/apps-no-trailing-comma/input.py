INSTALLED_APPS = [
    "django.contrib.auth",
    "apps.users"  # last
]

STATICFILES_DIRS = [
    BASE_DIR / "static"]
