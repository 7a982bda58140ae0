"""Base settings."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

INSTALLED_APPS = [
    "django.contrib.auth",
]

ROOT_URLCONF = "config.urls"

STATIC_URL = "static/"
