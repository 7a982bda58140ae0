from .apps import DJANGO_APPS

INSTALLED_APPS = [
    *DJANGO_APPS,
    "apps.users",
]
