INSTALLED_APPS += ["apps.zebra", "rest_framework"]
STATICFILES_DIRS += [BASE_DIR / "assets"]
