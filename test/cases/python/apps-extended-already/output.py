from config.settings.base import *  # noqa: F403

INSTALLED_APPS += ["debug_toolbar", "django_extensions"]
