from .apps import DJANGO_APPS

INSTALLED_APPS = [
    *DJANGO_APPS,
    "rest_framework",
    "apps.users",
]
