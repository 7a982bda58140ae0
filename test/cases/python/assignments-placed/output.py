"""Base settings."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# Read at start: without it nothing works.
SECRET_KEY = env("SECRET_KEY")

INSTALLED_APPS = [
    "django.contrib.auth",
]

ROOT_URLCONF = "config.urls"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
