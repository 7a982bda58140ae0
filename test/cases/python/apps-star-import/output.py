from .base import *  # noqa: F403

DEBUG = True

INSTALLED_APPS += ["debug_toolbar", "django_extensions"]  # noqa: F405
